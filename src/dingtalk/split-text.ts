import { fenceAfter, type Fence } from "./markdown.ts";

/** A line break inside a JSON string: `\n`. */
const breakBytes = 2;
const fenceInfoLimitChars = 32;

/** The bytes `text` takes inside a JSON string, as UTF-8. Adds up over pieces cut between code points. */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/**
 * Cuts text into parts of at most `roomBytes` each inside JSON: between lines where it can, else between
 * the characters people see. With `fences`, a code fence that is cut is closed and opened again.
 */
export function splitText(text: string, roomBytes: number, fences: boolean): readonly string[] {
  const parts: string[] = [];
  let lines: string[] = [];
  let used = 0;
  let fence: Fence | undefined;

  const push = (line: string): void => {
    used += jsonBytes(line) + (lines.length === 0 ? 0 : breakBytes);
    lines.push(line);
  };
  const cut = (): void => {
    const part = (fence === undefined ? lines : [...lines, fence.marker]).join("\n");
    if (part.trim() !== "") parts.push(part);
    lines = [];
    used = 0;
    if (fence !== undefined) push(clipOpening(fence));
  };
  const roomFor = (after: Fence | undefined): number => {
    const closing = after === undefined ? 0 : breakBytes + jsonBytes(after.marker);
    return roomBytes - used - closing - (lines.length === 0 ? 0 : breakBytes);
  };

  for (const line of text.split("\n")) {
    const after = fences ? fenceAfter(line, fence) : undefined;
    let rest = line;
    if (jsonBytes(rest) > roomFor(after ?? fence) && lines.length > 0) cut();
    while (jsonBytes(rest) > roomFor(after ?? fence)) {
      const head = takeStart(rest, roomFor(after ?? fence));
      push(head);
      cut();
      rest = rest.slice(head.length);
    }
    push(rest);
    fence = after;
  }
  fence = undefined;
  cut();
  return parts.length === 0 ? ["…"] : parts;
}

function clipOpening(fence: Fence): string {
  return fence.opening
    .trimStart()
    .slice(0, fence.marker.length + fenceInfoLimitChars)
    .toWellFormed();
}

let characters: Intl.Segmenter | undefined;

/** The longest start of `text` that takes at most `bytes`; at least one code point, so that cutting ends. */
function takeStart(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  // Made for the first text that is too long: the system reads its tables for 5 ms.
  characters ??= new Intl.Segmenter("zh", { granularity: "grapheme" });
  for (const { segment, index } of characters.segment(text)) {
    used += jsonBytes(segment);
    if (used > bytes) break;
    end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end) : takeCodePoints(text, bytes);
}

/** For one visible character that alone is longer than the room: marks piled on marks. */
function takeCodePoints(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const point of text) {
    used += jsonBytes(point);
    if (used > bytes && end > 0) break;
    end += point.length;
  }
  return text.slice(0, end);
}
