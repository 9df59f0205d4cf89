import type { Parsed, Shown } from "../chat/shown.ts";
import { isRecord, type JsonRecord, recordIn, textIn } from "../json.ts";

/** Why a message is refused. */
export interface Refusal {
  readonly errcode: number;
  readonly errmsg: string;
}

export const unsupportedType: Refusal = { errcode: 400105, errmsg: "不支持的消息类型" };

/** Reads a message of protocol §2.4, as webhooks and synchronous replies have it, or says what is missing. */
export function parseWebhookMessage(payload: JsonRecord): Parsed | Refusal {
  const msgtype = textIn(payload, "msgtype");
  if (msgtype === undefined || !Object.hasOwn(families, msgtype)) return unsupportedType;
  const family = families[msgtype];
  if (family === undefined) return unsupportedType;
  const body = recordIn(payload, msgtype);
  if (body === undefined) return missing(family.code + 1, msgtype);
  const shown = family.read(body);
  return "errcode" in shown ? shown : { msgtype, shown };
}

export function missing(errcode: number, parameter: string): Refusal {
  return { errcode, errmsg: `miss param : ${parameter}` };
}

interface Family {
  /** The hundred its error codes lie in. 4002xx, 4004xx and 400602 were seen; the others follow their order. */
  readonly code: number;
  read(body: JsonRecord): Shown | Refusal;
}

const families: Readonly<Record<string, Family>> = {
  text: { code: 400_200, read: readText },
  link: { code: 400_300, read: readLink },
  markdown: { code: 400_400, read: readMarkdown },
  actionCard: { code: 400_500, read: readCard },
  feedCard: { code: 400_600, read: readFeed },
};

function readText(body: JsonRecord): Shown | Refusal {
  const text = textIn(body, "content");
  return text === undefined ? missing(400_202, "text->content") : { kind: "text", text };
}

function readLink(body: JsonRecord): Shown | Refusal {
  const title = textIn(body, "title");
  const text = textIn(body, "text");
  const url = textIn(body, "messageUrl");
  const pictureUrl = textIn(body, "picUrl");
  if (title === undefined) return missing(400_302, "link->title");
  if (text === undefined) return missing(400_303, "link->text");
  if (url === undefined) return missing(400_304, "link->messageUrl");
  return { kind: "link", title, text, url, ...(pictureUrl === undefined ? {} : { pictureUrl }) };
}

function readMarkdown(body: JsonRecord): Shown | Refusal {
  const title = textIn(body, "title");
  const text = textIn(body, "text");
  if (title === undefined) return missing(400_402, "markdown->title");
  if (text === undefined) return missing(400_403, "markdown->text");
  return { kind: "markdown", title, text };
}

function readCard(body: JsonRecord): Shown | Refusal {
  const title = textIn(body, "title");
  const text = textIn(body, "text");
  if (title === undefined) return missing(400_502, "actionCard->title");
  if (text === undefined) return missing(400_503, "actionCard->text");
  const buttons = readButtons(body);
  if (!Array.isArray(buttons)) return buttons as Refusal;
  return { kind: "card", title, text, buttons, horizontal: String(body["btnOrientation"]) === "1" };
}

interface Button {
  readonly title: string;
  readonly url: string;
}

function readButtons(body: JsonRecord): readonly Button[] | Refusal {
  const singleTitle = textIn(body, "singleTitle");
  const singleUrl = textIn(body, "singleURL");
  // The single button overrides the list (§2.4).
  if (singleTitle !== undefined && singleUrl !== undefined) {
    return [{ title: singleTitle, url: singleUrl }];
  }
  const list = body["btns"];
  if (!Array.isArray(list) || list.length === 0) {
    if (singleTitle !== undefined) return missing(400_505, "actionCard->singleURL");
    if (singleUrl !== undefined) return missing(400_504, "actionCard->singleTitle");
    return missing(400_506, "actionCard->btns");
  }
  const buttons = list.filter(isRecord).flatMap((each) => {
    const title = textIn(each, "title");
    const url = textIn(each, "actionURL");
    return title === undefined || url === undefined ? [] : [{ title, url }];
  });
  return buttons.length === list.length
    ? buttons
    : missing(400_507, "actionCard->btns->title or actionURL");
}

function readFeed(body: JsonRecord): Shown | Refusal {
  const list = body["links"];
  if (!Array.isArray(list) || list.length === 0) return missing(400_602, "feedCard->links");
  const links = list.filter(isRecord).flatMap((each) => {
    const title = textIn(each, "title");
    const url = textIn(each, "messageURL");
    const pictureUrl = textIn(each, "picURL");
    if (title === undefined || url === undefined || pictureUrl === undefined) return [];
    return [{ title, url, pictureUrl }];
  });
  return links.length === list.length
    ? { kind: "feed", links }
    : missing(400_603, "feedCard->links->title, messageURL or picURL");
}
