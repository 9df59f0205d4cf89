import { lookup } from "mime-types";
import type { FilePart } from "../core/message.ts";

/**
 * The name and type of a file somebody sent. DingTalk hands everything out as `….file` without a type
 * (protocol §4.7), so they come from the message, and of a picture from its first bytes.
 */
export function nameOfPart(
  part: FilePart,
  firstBytes: Uint8Array,
): { readonly name: string; readonly mediaType: string } {
  const name = part.kind === "file" ? baseName(part.fileName) : madeUpName(part, firstBytes);
  return { name, mediaType: lookup(name) || "application/octet-stream" };
}

/** A name without a path and without control or direction marks; `file` where nothing is left. */
export function baseName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const clean = base.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, "");
  return clean.trim() === "" ? "file" : Array.from(clean.trim()).slice(-longestName).join("");
}

/** What disks and phones show; the ending stays. */
const longestName = 200;

function madeUpName(part: Exclude<FilePart, { kind: "file" }>, firstBytes: Uint8Array): string {
  switch (part.kind) {
    case "picture":
      return `picture.${pictureType(firstBytes)}`;
    case "video":
      return `video.${/^\w{1,5}$/.test(part.videoType) ? part.videoType : "mp4"}`;
    case "audio":
    default:
      return "voice.amr";
  }
}

const pictureTypes: readonly (readonly [type: string, begin: string])[] = [
  ["png", "89504e47"],
  ["gif", "47494638"],
  ["bmp", "424d"],
  ["webp", "52494646"],
];

/** DingTalk's clients send JPEG where it is nothing else. */
function pictureType(firstBytes: Uint8Array): string {
  const begin = Buffer.from(firstBytes).toString("hex");
  return pictureTypes.find(([, hex]) => begin.startsWith(hex))?.[0] ?? "jpg";
}
