import type { EmulatorState } from "../state.ts";
import { type Answer, oldAnswer, oldError } from "./answer.ts";
import { parseMultipart } from "./multipart.ts";
import { checkOldToken } from "./token-check.ts";
import type { PlatformRequest } from "./request.ts";
import { postNeeded } from "./webhook-post.ts";

const megabyte = 1024 * 1024;

/** The largest medium of all. */
export const mostMediaBytes = 20 * megabyte;

// Protocol §4.6.
const rules: Readonly<Record<string, { mostBytes: number; extensions: readonly string[] }>> = {
  image: { mostBytes: mostMediaBytes, extensions: ["jpg", "gif", "png", "bmp"] },
  voice: { mostBytes: 2 * megabyte, extensions: ["amr", "mp3", "wav"] },
  video: { mostBytes: mostMediaBytes, extensions: ["mp4"] },
  file: {
    mostBytes: mostMediaBytes,
    extensions: ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "pdf", "rar"],
  },
};

/** `POST /media/upload` (protocol §4.6). The texts of its errors are those of DingTalk's global table. */
export function mediaUpload(request: PlatformRequest, state: EmulatorState): Answer {
  if (request.method !== "POST") return postNeeded;
  const refused = checkOldToken(request, state);
  if (refused !== undefined) return refused;
  if (request.bodyBytes > request.body.length) return tooLarge;
  const form = parseMultipart(request.headers["content-type"] ?? "", request.body);
  if (form === undefined) return oldError(43_008, "参数需要multipart类型");

  const field = form.find(({ name }) => name === "type")?.bytes.toString("utf8");
  const type = field ?? request.query.get("type") ?? "";
  const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
  if (rule === undefined) return oldError(40_004, "不合法的媒体文件类型");
  const media = form.find(({ name }) => name === "media");
  if (media?.fileName === undefined || media.bytes.length === 0) {
    return oldError(44_001, "多媒体文件为空");
  }
  const extension = /\.([^.]+)$/.exec(media.fileName)?.[1]?.toLowerCase() ?? "";
  if (!rule.extensions.includes(extension)) return oldError(40_005, "不合法的文件类型");
  if (media.bytes.length > rule.mostBytes) return tooLarge;

  const kept = state.media.add(type, media.fileName, media.bytes);
  return oldAnswer({
    errcode: 0,
    errmsg: "ok",
    media_id: kept.id,
    created_at: kept.createdAt,
    type,
  });
}

const tooLarge = oldError(45_001, "多媒体文件大小超过限制");
