import { z } from "zod";
import type { MessagePart } from "../core/message.ts";

/** The words and other pieces of one message. */
export interface ParsedContent {
  readonly text: string;
  readonly parts: readonly MessagePart[];
}

const nothing: ParsedContent = { text: "", parts: [] };

const picture = z.looseObject({ downloadCode: z.string() });
const audio = z.looseObject({
  downloadCode: z.string(),
  recognition: z.string().nullish(),
  duration: z.number().nullish(),
});
const video = z.looseObject({ downloadCode: z.string(), videoType: z.string().nullish() });
const file = z.looseObject({ downloadCode: z.string(), fileName: z.string().nullish() });

/**
 * Pieces of a rich text: `type` in messages, `msgType` in quoted ones; text under `text` or `content`
 * (protocol §1.4).
 */
const richPiece = z.looseObject({
  type: z.string().nullish(),
  msgType: z.string().nullish(),
  text: z.string().nullish(),
  content: z.string().nullish(),
  downloadCode: z.string().nullish(),
});
const rich = z.looseObject({ richText: z.array(richPiece) });

/** Reads `content` of a message of this type. A shape that is not DingTalk's becomes an unknown part. */
export function parseContent(msgtype: string, content: unknown): ParsedContent {
  const read = readers[msgtype];
  return read?.(content) ?? { text: "", parts: [{ kind: "unknown", msgtype }] };
}

const readers: Readonly<Record<string, (content: unknown) => ParsedContent | undefined>> = {
  text: (content) => {
    const { data } = z.looseObject({ text: z.string() }).safeParse(content);
    return data && { text: data.text, parts: [] };
  },
  picture: (content) => {
    const { data } = picture.safeParse(content);
    return data && { text: "", parts: [{ kind: "picture", downloadCode: data.downloadCode }] };
  },
  audio: (content) => {
    const { data } = audio.safeParse(content);
    if (data === undefined) return undefined;
    const recognition = data.recognition ?? "";
    const duration = typeof data.duration === "number" ? { durationMs: data.duration } : {};
    const part: MessagePart = {
      kind: "audio",
      downloadCode: data.downloadCode,
      recognition,
      ...duration,
    };
    return { text: recognition, parts: [part] };
  },
  video: (content) => {
    const { data } = video.safeParse(content);
    if (data === undefined) return undefined;
    const videoType = data.videoType ?? "mp4";
    return { text: "", parts: [{ kind: "video", downloadCode: data.downloadCode, videoType }] };
  },
  file: (content) => {
    const { data } = file.safeParse(content);
    if (data === undefined) return undefined;
    const fileName = data.fileName ?? "file";
    return { text: "", parts: [{ kind: "file", downloadCode: data.downloadCode, fileName }] };
  },
  richText: (content) => {
    const { data } = rich.safeParse(content);
    return data && joinPieces(data.richText);
  },
};

function joinPieces(pieces: readonly z.infer<typeof richPiece>[]): ParsedContent {
  return pieces.reduce<ParsedContent>((so, piece) => {
    const kind = piece.type ?? piece.msgType ?? "text";
    if (kind === "picture" && typeof piece.downloadCode === "string") {
      const part: MessagePart = { kind: "picture", downloadCode: piece.downloadCode };
      return { text: so.text, parts: [...so.parts, part] };
    }
    const words = kind === "text" ? (piece.text ?? piece.content ?? "") : "";
    return { text: so.text + words, parts: so.parts };
  }, nothing);
}
