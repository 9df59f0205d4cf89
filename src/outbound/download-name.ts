import { extension, lookup } from "mime-types";

export interface DownloadName {
  readonly name: string;
  readonly mediaType: string;
}

const nameLimitChars = 120;
const fallbackType = "application/octet-stream";

/** The name and media type of a download, from its headers and its address. Never has a path in it. */
export function downloadName(
  url: URL,
  headers: { readonly disposition?: string | undefined; readonly type?: string | undefined },
): DownloadName {
  const declared = headers.type?.split(";")[0]?.trim().toLowerCase() ?? "";
  const given = cleanName(dispositionName(headers.disposition ?? "") ?? lastSegment(url));
  const name = given === "" ? "download" : given;
  if (/\.[a-z0-9]{1,8}$/i.test(name)) {
    const generic = declared === "" || declared === fallbackType;
    return { name, mediaType: generic ? lookup(name) || fallbackType : declared };
  }
  const suffix = declared === "" ? false : extension(declared);
  return {
    name: suffix === false ? name : `${name}.${suffix}`,
    mediaType: declared || fallbackType,
  };
}

/** `filename*` wins over `filename` (RFC 6266). */
function dispositionName(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*UTF-8'[^']*'([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decoded(extended.trim());
  const match = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition);
  const plain = match?.[1]?.replaceAll(/\\(.)/g, "$1") ?? match?.[2]?.trim();
  // Many servers put UTF-8 where headers have Latin-1.
  return plain === undefined ? undefined : utf8Read(plain);
}

function utf8Read(text: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(text, "latin1"));
  } catch {
    return text;
  }
}

function lastSegment(url: URL): string {
  return decoded(url.pathname.split("/").at(-1) ?? "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** No path, no control or direction marks, no leading dots, of a bounded length that keeps the extension. */
function cleanName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
    .replace(/^[.\s]+/, "")
    .trim();
  const chars = Array.from(clean);
  if (chars.length <= nameLimitChars) return clean;
  const suffix = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? "";
  return chars.slice(0, nameLimitChars - suffix.length).join("") + suffix;
}
