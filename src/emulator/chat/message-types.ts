import type { Random } from "../../core/random.ts";
import { ControlError } from "../control/control-error.ts";
import { isRecord, type JsonRecord, textIn } from "../json.ts";
import type { Shown } from "./shown.ts";

/** What a person can send besides text (protocol §1.4). */
export interface SaidContent {
  readonly content: JsonRecord;
  readonly shown: Shown;
}

const privateOnly = ["audio", "video", "file"];
const types = ["picture", "richText", "unknownMsgType", "interactiveCard", "chatRecord"];

/** Completes the content of a message that is not text, or throws a `ControlError`. */
export function completeContent(
  said: { readonly type: string; readonly content: JsonRecord; readonly isGroup: boolean },
  random: Random,
): SaidContent {
  const { type, content, isGroup } = said;
  if (![...types, ...privateOnly].includes(type)) {
    throw new ControlError(
      `nobody can send the type "${type}"`,
      `types: text, ${[...types, ...privateOnly].join(", ")}`,
    );
  }
  if (isGroup && privateOnly.includes(type)) {
    throw new ControlError(`DingTalk passes on "${type}" in 1:1 chats only`, "leave out the group");
  }
  const complete = { ...defaultsOf(type, random), ...content };
  return { content: complete, shown: showContent(type, complete) };
}

function defaultsOf(type: string, random: Random): JsonRecord {
  const downloadCode = `mIof${random.token(24)}=`;
  switch (type) {
    case "picture":
      return { downloadCode, pictureDownloadCode: `pWjA${random.token(24)}=` };
    case "audio":
      return { downloadCode, recognition: "", duration: 3000 };
    case "video":
      return { downloadCode, videoType: "mp4", duration: 4000 };
    case "file":
      return { downloadCode, fileName: "文件.pdf", spaceId: "2230001573", fileId: "1170001848" };
    case "richText":
      return { richText: [] };
    case "unknownMsgType":
      return { unknownMsgType: "用户发送了一条消息，机器人暂不支持接收。" };
    case "chatRecord":
      return { summary: "", chatRecord: "[]" };
    default:
      return {};
  }
}

function showContent(type: string, content: JsonRecord): Shown {
  switch (type) {
    case "richText":
      return { kind: "text", text: richTextOf(content["richText"]) };
    case "file":
      return { kind: "file", mediaId: null, name: textIn(content, "fileName") ?? "" };
    case "audio":
      return { kind: "media", label: `[语音] ${textIn(content, "recognition") ?? ""}`.trim() };
    case "chatRecord":
      return { kind: "media", label: `[聊天记录] ${textIn(content, "summary") ?? ""}`.trim() };
    case "picture":
      return { kind: "media", label: "[图片]" };
    case "video":
      return { kind: "media", label: "[视频]" };
    default:
      return { kind: "media", label: `[${type}]` };
  }
}

function richTextOf(items: unknown): string {
  if (!Array.isArray(items)) return "";
  return items
    .filter(isRecord)
    .map((item) => {
      if (item["type"] === "picture") return "[图片]";
      if (item["type"] === "at") return `@${textIn(item, "atName") ?? ""}`;
      return textIn(item, "text") ?? "";
    })
    .join("");
}
