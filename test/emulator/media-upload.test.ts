import { beforeEach, expect, test } from "vitest";
import { answeredBy, startAt, useDingTalk } from "./local-dingtalk.ts";

// POST /media/upload: protocol §4.6.
const dingtalk = useDingTalk();
let token = "";
beforeEach(async () => {
  const { json } = await dingtalk().get("/gettoken?appkey=dingbell&appsecret=bell-secret");
  token = json.access_token;
});

async function upload(fields: { type?: string; name?: string; bytes?: Buffer; query?: string }) {
  const { type, name = "周报.xlsx", bytes = Buffer.from("PK"), query = "" } = fields;
  const form = new FormData();
  if (type !== undefined) form.set("type", type);
  form.set("media", new Blob([new Uint8Array(bytes)]), name);
  const url = `${dingtalk().emulator.url}/media/upload?access_token=${token}${query}`;
  return (await answeredBy(await fetch(url, { method: "POST", body: form }))).json;
}

test("a file gets a media id with a leading @, and can be fetched byte by byte", async () => {
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 13, 10]);
  const answer = await upload({ type: "file", bytes });
  expect(answer).toEqual({
    errcode: 0,
    errmsg: "ok",
    media_id: expect.stringMatching(/^@/),
    created_at: startAt,
    type: "file",
  });
  const path = `/_/media/${encodeURIComponent(answer.media_id)}`;
  const response = await fetch(dingtalk().emulator.url + path);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("周报.xlsx"));
});

test("type may be in the query", async () => {
  expect(await upload({ query: "&type=file" })).toMatchObject({ errcode: 0, type: "file" });
});

test("an uploaded page is a download, never shown from our origin", async () => {
  const { media_id: id } = await upload({
    type: "image",
    name: "x.png",
    bytes: Buffer.from("<h1>"),
  });
  const response = await fetch(`${dingtalk().emulator.url}/_/media/${encodeURIComponent(id)}`);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

const megabyte = 1024 * 1024;
test.each([
  [{}, 40004, "不合法的媒体文件类型"],
  [{ type: "music" }, 40004, "不合法的媒体文件类型"],
  [{ type: "file", name: "run.exe" }, 40005, "不合法的文件类型"],
  [{ type: "image", name: "x.pdf" }, 40005, "不合法的文件类型"],
  [{ type: "file", bytes: Buffer.alloc(0) }, 44001, "多媒体文件为空"],
  [
    { type: "voice", name: "x.mp3", bytes: Buffer.alloc(2 * megabyte + 1) },
    45001,
    "多媒体文件大小超过限制",
  ],
  [{ type: "file", bytes: Buffer.alloc(21 * megabyte) }, 45001, "多媒体文件大小超过限制"],
])("upload %# is refused with %i", async (fields, ...refusal) => {
  const [errcode, errmsg] = refusal;
  expect(await upload(fields)).toEqual({ errcode, errmsg });
});

test("what is not multipart is refused", async () => {
  const { json } = await dingtalk().post(`/media/upload?access_token=${token}&type=file`, {});
  expect(json).toEqual({ errcode: 43008, errmsg: "参数需要multipart类型" });
});
