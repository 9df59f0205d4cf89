import { titleLimitChars } from "./limits.ts";

/** `[label](url)`; marks in the label are stopped and the address cannot end the link early. */
export function markdownLink(label: string, url: string): string {
  const safeLabel = label
    .replaceAll(/[[\]\\]/g, (mark) => fullWidth[mark] ?? "")
    .replaceAll(/\s+/g, " ");
  return `[${safeLabel}](${linkAddress(url)})`;
}

const fullWidth: Readonly<Record<string, string>> = { "[": "［", "]": "］", "\\": "＼" };

function linkAddress(url: string): string {
  return url.replaceAll(
    /[\s()<>\\]/g,
    (char) => `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** A title of one line and a bounded length, which DingTalk requires to be there (errcode 400402). */
export function titleOf(title: string, text: string): string {
  const line = oneLine(title) || oneLine(plainStart(text)) || "…";
  const chars = Array.from(line);
  return chars.length <= titleLimitChars
    ? line
    : `${chars.slice(0, titleLimitChars - 1).join("")}…`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function plainStart(markdown: string): string {
  const line = markdown.split("\n").find((one) => one.trim() !== "") ?? "";
  return line.replaceAll(/^[#>\s*-]+|\*\*|\u200B/g, "");
}

const units = ["B", "KB", "MB", "GB"];

/** `1.5 MB`. */
export function sizeText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : Number(value.toFixed(1))} ${units[step] ?? "B"}`;
}
