import { type JsonRecord, recordIn, textIn } from "../json.ts";
import type { Media } from "../platform/media.ts";

/** Protocol §6.2: the whole message. */
const mostBytes = 2048;

/** What each type must have in it (protocol §6.2); note the names with underscores. */
const fields: Readonly<Record<string, readonly string[]>> = {
  text: ["content"],
  image: ["media_id"],
  voice: ["media_id", "duration"],
  file: ["media_id"],
  link: ["messageUrl", "picUrl", "title", "text"],
  markdown: ["title", "text"],
  action_card: ["title", "markdown"],
  oa: ["message_url"],
};

/** Says why a work notification's `msg` is refused; `undefined` when it is good. */
export function checkNotice(
  message: JsonRecord,
  media: Media,
): { readonly errcode: number; readonly errmsg: string } | undefined {
  const msgtype = textIn(message, "msgtype") ?? "";
  const required = Object.hasOwn(fields, msgtype) ? fields[msgtype] : undefined;
  if (required === undefined) return { errcode: 40_008, errmsg: "不合法的消息类型" };
  const content = recordIn(message, msgtype) ?? {};
  const missing = required.find((field) => textIn(content, field) === undefined);
  if (missing !== undefined) {
    return { errcode: 40_035, errmsg: `缺少参数 ${msgtype}.${missing}` };
  }
  if (Buffer.byteLength(JSON.stringify(message)) > mostBytes) {
    return { errcode: 34_016, errmsg: "消息内容超过2048字节" };
  }
  const id = textIn(content, "media_id");
  if (id !== undefined && media.find(id) === undefined) {
    return { errcode: 40_007, errmsg: "不合法的媒体文件id" };
  }
  return undefined;
}
