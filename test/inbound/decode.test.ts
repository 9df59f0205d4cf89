import { assert, json as anyJson, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { VerifiedRequest } from "../../src/core/stages.ts";
import { decode } from "../../src/inbound/decode.ts";
import { readJson } from "../../src/inbound/read-json.ts";

const payload = {
  msgtype: "text",
  msgId: "msg1",
  conversationId: "cid1",
  conversationType: "2",
  senderId: "$:LWCP_v1:$li",
  createAt: 1_790_000_000_000,
  text: { content: " 帮助" },
};

const decodeBytes = (body: Uint8Array) =>
  decode({ robot: "bell", headers: {}, body, receivedAt: 1 } as VerifiedRequest);
const decodeText = (text: string) => decodeBytes(Buffer.from(text));
const json = (fields: object) => JSON.stringify({ ...payload, ...fields });

test("a callback becomes an arrival keyed by robot and msgId, with its JSON as it came", () => {
  const text = json({ newField: { deep: [1] } });
  expect(decodeText(text)).toEqual({
    key: "bell msg1",
    kind: "message",
    robot: "bell",
    conversation: "cid1",
    payload: text,
    receivedAt: 1,
  });
});

describe("I-14 what is not a callback is refused with what is wrong", () => {
  test.each([
    ["nothing", "", /not JSON/],
    ["half of it", json({}).slice(0, 40), /not JSON/],
    ["two of it", json({}) + json({}), /not JSON/],
    ["a byte order mark", `\ufeff${json({})}`, /not JSON/],
    ["single quotes", "{'msgId': 'x'}", /not JSON/],
    ["a raw NUL", json({ text: { content: "a" } }).replace('"a"', '"a\0"'), /not JSON/],
    ["an array", "[]", /the body/],
    ["a string", '"hi"', /the body/],
    ["null", "null", /the body/],
    ["200,000 levels", `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`, /too deep/],
    [
      "100,000 keys",
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [i, i]))),
      /too many/,
    ],
    ["an escaped NUL", json({ text: { content: "a\u0000b" } }), /not Unicode/],
    ["a lone high surrogate", json({}).replace("帮助", String.raw`\ud83d`), /not Unicode/],
    ["a lone low surrogate", json({}).replace("帮助", String.raw`\udE00`), /not Unicode/],
    ["a number past a double", json({}).replace("1790000000000", "1e999"), /too large/],
    ["such a number where nobody looks", `{"x":-1E+4000,${json({}).slice(1)}`, /too large/],
    ["a key __proto__", `{"__proto__":{"polluted":1},${json({}).slice(1)}`, /__proto__/],
    [
      "a nested key __proto__",
      json({ a: 1 }).replace('"a":1', '"a":{"__proto__":{}}'),
      /__proto__/,
    ],
    [
      "an escaped key __proto__",
      json({}).replace("{", String.raw`{"\u005f_proto__":{},`),
      /__proto__/,
    ],
    ["no msgId", json({ msgId: undefined }), /msgId/],
    ["an empty msgId", json({ msgId: "" }), /msgId/],
    ["a number as msgId", json({ msgId: 5 }), /msgId/],
    ["an endless msgId", json({ msgId: "x".repeat(600) }), /msgId/],
    ["no conversation", json({ conversationId: null }), /conversationId/],
    ["another kind of conversation", json({ conversationType: "3" }), /conversationType/],
    ["no sender", json({ senderId: undefined }), /senderId/],
    ["text that is a string", json({ text: "hi" }), /text/],
    ["mentions that are not a list", json({ atUsers: {} }), /atUsers/],
    ["a date that is no date", json({ createAt: "yesterday" }), /createAt/],
  ])("%s", (_name, text, message) => {
    expect(() => decodeText(text)).toThrow(message);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each([
    ["a cut character", Buffer.from(json({})).subarray(0, -4)],
    ["Latin-1", Buffer.from(json({ senderNick: "é" }), "latin1")],
    [
      "an overlong form",
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    ],
    ["a surrogate in bytes", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ["UTF-16", Buffer.from(json({}), "utf16le")],
  ])("bytes that are not UTF-8: %s", (_name, body) => {
    expect(() => decodeBytes(body)).toThrow(/not UTF-8|not JSON/);
  });

  test("the body is never quoted", () => {
    const secret = "https://oapi.dingtalk.com/robot/sendBySession?session=abc123";
    expect(() => decodeText(`{"sessionWebhook":"${secret}"`)).toThrow(/^((?!abc123).)*$/);
  });

  test("words that only look suspicious are accepted", () => {
    const content = "什么是 __proto__？ 1e999 \\ud83d 😀";
    expect(decodeText(json({ text: { content } })).key).toBe("bell msg1");
  });

  test("any JSON is either read or refused, and nothing else happens", () => {
    assert(
      property(anyJson({ maxDepth: 6 }), (text) => {
        try {
          expect(readJson(Buffer.from(text)).value).toEqual(JSON.parse(text));
        } catch (error) {
          expect(error).toMatchObject({ code: "request_invalid" });
        }
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
