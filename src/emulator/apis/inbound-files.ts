import { isRecord, type JsonRecord, textIn } from "../json.ts";

/** A file somebody sent to a robot, found by its `downloadCode` (protocol §1.4, §4.7). */
export interface InboundFile {
  readonly code: string;
  readonly robot: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** A `pictureDownloadCode`: the API answers HTTP 500 to it. */
  readonly isThumbnail: boolean;
}

export interface InboundFiles {
  /** Keeps every file that `content` names, however deep; what it is when nobody uploaded it is made up. */
  keepIn(content: JsonRecord, robot: string, uploaded?: Buffer): void;
  find(code: string): InboundFile | undefined;
  clear(): void;
}

const most = 2000;

export function createInboundFiles(): InboundFiles {
  const kept = new Map<string, InboundFile>();
  const keep = (file: InboundFile): void => {
    kept.set(file.code, file);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  };

  function keepIn(content: JsonRecord, robot: string, uploaded?: Buffer): void {
    const code = textIn(content, "downloadCode");
    const thumbnail = textIn(content, "pictureDownloadCode");
    const name = textIn(content, "fileName") ?? "file";
    const bytes = uploaded ?? madeUp(name, textIn(content, "recognition") ?? "");
    if (thumbnail !== undefined) {
      keep({ code: thumbnail, robot, name, bytes, isThumbnail: true });
    }
    if (code !== undefined) keep({ code, robot, name, bytes, isThumbnail: false });
    for (const value of Object.values(content)) {
      for (const inner of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (isRecord(inner)) keepIn(inner, robot, uploaded);
      }
    }
  }

  return { keepIn, find: (code) => kept.get(code), clear: () => kept.clear() };
}

function madeUp(name: string, words: string): Buffer {
  return name === "file" && words === ""
    ? onePixel
    : Buffer.from(`${name}\n${words}\nmade up by the DingTalk emulator\n`);
}

/** A picture of one pixel (PNG). */
const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
