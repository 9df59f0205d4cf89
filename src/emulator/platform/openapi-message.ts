import type { Parsed, Shown } from "../chat/shown.ts";
import { isRecord, type JsonRecord, parseJson, textIn } from "../json.ts";
import type { NewError } from "./answer.ts";
import type { Media } from "./media.ts";

// Protocol §4.1.
const mostParamBytes = 15_000;

/** Reads `msgKey` and `msgParam` (protocol §4.2), or says which of §4.5's errors they are. */
export function parseOpenApiMessage(body: JsonRecord, media: Media): Parsed | NewError {
  const msgKey = textIn(body, "msgKey");
  if (msgKey === undefined) return refusal("invalidParameter.msgKey.empty", "msgKey不能为空");
  const template = Object.hasOwn(templates, msgKey) ? templates[msgKey] : undefined;
  if (template === undefined) return refusal("invalidParameter.msgKey.invalid", "msgKey无效");

  const text = body["msgParam"];
  const param = typeof text === "string" ? parseJson(text) : undefined;
  if (typeof text !== "string" || !isRecord(param)) {
    return refusal("invalidParameter.msgParam.invalid", "msgParam不是合法的JSON字符串");
  }
  if (Buffer.byteLength(text) > mostParamBytes) {
    return refusal("invalidParameter.msgParam.tooLong", "msgParam超过15000字节");
  }
  for (const [field, code] of template.required) {
    const value = param[field];
    if (value !== undefined && typeof value !== "string") {
      return refusal("invalidParameter.param.invalid", `${field}应为字符串`);
    }
    if (textIn(param, field) === undefined) return refusal(code, `缺少参数 ${field}`);
  }
  const bad = template.check?.(param, media);
  if (bad !== undefined) return refusal("invalidParameter.param.invalid", bad);
  return { msgtype: template.msgtype, shown: template.show(new Fields(param)) };
}

export function refusal(code: string, message: string): NewError {
  return { code, message };
}

interface Template {
  readonly msgtype: string;
  /** The fields that must be there, each with the code of its absence. */
  readonly required: readonly (readonly [field: string, code: string])[];
  show(fields: Fields): Shown;
  /** Says what is wrong with fields that are there. */
  check?(param: JsonRecord, media: Media): string | undefined;
}

/** The fields of a checked `msgParam`. */
class Fields {
  readonly #param: JsonRecord;

  constructor(param: JsonRecord) {
    this.#param = param;
  }

  get(name: string): string {
    return textIn(this.#param, name) ?? "";
  }
}

// §4.2: what a robot's file message may be.
const fileTypes = new Set(["xlsx", "pdf", "zip", "rar", "doc", "docx"]);

const templates: Readonly<Record<string, Template>> = {
  sampleText: {
    msgtype: "text",
    required: [["content", "miss.param.contentOfText"]],
    show: (fields) => ({ kind: "text", text: fields.get("content") }),
  },
  sampleMarkdown: {
    msgtype: "markdown",
    required: [
      ["title", "miss.param.markdownTotitle"],
      ["text", "miss.param.markdownTotext"],
    ],
    show: (fields) => ({
      kind: "markdown",
      title: fields.get("title"),
      text: fields.get("text"),
    }),
  },
  sampleImageMsg: {
    msgtype: "image",
    required: [["photoURL", "miss.param.photoTophotoUrl"]],
    show: (fields) => ({ kind: "image", url: fields.get("photoURL") }),
  },
  sampleLink: {
    msgtype: "link",
    required: [
      ["title", "miss.param.titleOfLink"],
      ["text", "miss.param.textOfLink"],
      ["messageUrl", "miss.param.messageUrlOfLink"],
    ],
    show: showLink,
  },
  sampleActionCard: card(["singleTitle"], ["singleURL"], false),
  sampleActionCard2: numberedCard(2),
  sampleActionCard3: numberedCard(3),
  sampleActionCard4: numberedCard(4),
  sampleActionCard5: numberedCard(5),
  sampleActionCard6: card(["buttonTitle1", "buttonTitle2"], ["buttonUrl1", "buttonUrl2"], true),
  sampleAudio: {
    msgtype: "audio",
    required: [
      ["mediaId", "miss.param.audio"],
      ["duration", "miss.param.audio"],
    ],
    check: (param, media) => checkMedium(param, "mediaId", media),
    show: () => ({ kind: "media", label: "[语音]" }),
  },
  sampleFile: {
    msgtype: "file",
    required: [
      ["mediaId", "miss.param.file"],
      ["fileName", "miss.param.file"],
      ["fileType", "miss.param.file"],
    ],
    check(param, media) {
      const type = textIn(param, "fileType") ?? "";
      if (!fileTypes.has(type)) return `fileType不支持 ${type}`;
      return checkMedium(param, "mediaId", media);
    },
    show: (fields) => ({
      kind: "file",
      mediaId: fields.get("mediaId"),
      name: fields.get("fileName"),
    }),
  },
  sampleVideo: {
    msgtype: "video",
    required: [
      ["videoMediaId", "miss.param.video"],
      ["picMediaId", "miss.param.video"],
      ["videoType", "miss.param.video"],
      ["duration", "miss.param.video"],
    ],
    check: (param, media) => checkMedium(param, "videoMediaId", media),
    show: () => ({ kind: "media", label: "[视频]" }),
  },
};

function showLink(fields: Fields): Shown {
  const pictureUrl = fields.get("picUrl");
  return {
    kind: "link",
    title: fields.get("title"),
    text: fields.get("text"),
    url: fields.get("messageUrl"),
    ...(pictureUrl === "" ? {} : { pictureUrl }),
  };
}

function numberedCard(count: number): Template {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const titles = numbers.map((number) => `actionTitle${number}`);
  const urls = numbers.map((number) => `actionURL${number}`);
  return card(titles, urls, false);
}

function card(titles: readonly string[], urls: readonly string[], horizontal: boolean): Template {
  return {
    msgtype: "actionCard",
    required: ["title", "text", ...titles, ...urls].map((field) => [
      field,
      `miss.param.actionCardTo${field}`,
    ]),
    show: (fields) => ({
      kind: "card",
      title: fields.get("title"),
      text: fields.get("text"),
      buttons: titles.map((title, index) => ({
        title: fields.get(title),
        url: fields.get(urls[index] ?? ""),
      })),
      horizontal,
    }),
  };
}

function checkMedium(param: JsonRecord, field: string, media: Media): string | undefined {
  const id = textIn(param, field) ?? "";
  return media.find(id) === undefined ? `${field}不存在 ${id}` : undefined;
}
