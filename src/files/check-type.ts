import { open } from "node:fs/promises";

/** Endings that are one thing to whoever looks at the bytes alone; each is in one family. */
const families: readonly (readonly string[])[] = [
  ["jpg", "jpeg", "jfif"],
  ["tif", "tiff"],
  ["cfb", "doc", "xls", "ppt", "wps", "et", "dps", "msg", "msi"],
  ["mp4", "m4v", "m4a", "mov", "3gp"],
  ["ogg", "oga", "ogv", "ogx", "opus"],
  ["heic", "heif"],
  ["gz", "tgz"],
  ["exe", "dll", "scr"],
  ["xml", "svg", "xhtml"],
  ["mpg", "mpeg"],
  ["docx", "docm", "dotx"],
  ["xlsx", "xlsm", "xltx"],
  ["pptx", "pptm", "potx"],
  ["zip", "jar", "apk", "ofd", "xmind"],
];
const familyOf = new Map(families.flatMap((family) => family.map((one) => [one, family[0]])));

/** Endings of text, whose bytes say nothing about it. */
const texts = new Set(["txt", "md", "csv", "json", "log", "yaml", "yml", "ini", "sql"]);

/** Of these every file begins with the same bytes, so one that does not is something else. */
const marked = new Set(
  "png jpg jpeg gif webp bmp pdf zip rar 7z docx xlsx pptx doc xls ppt mp4 mp3 gz".split(" "),
);

/**
 * What the bytes of a file are when its name says something else: `html`, `exe`, or `data` where only that much is
 * certain. `undefined`: they agree, or nobody can say.
 */
export async function mismatchOf(path: string, name: string): Promise<string | undefined> {
  const named = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (named === undefined) return undefined;
  // A start does not need it.
  const { fileTypeFromFile, supportedExtensions } = await import("file-type");
  const found = (await fileTypeFromFile(path).catch(() => undefined))?.ext;
  if (found !== undefined) {
    if (sameFamily(found, named)) return undefined;
    const isKnown = texts.has(named) || marked.has(named) || supportedExtensions.has(named);
    return isKnown ? found : undefined;
  }
  const begin = await beginningOf(path, 512);
  if (begin.length === 0 || !marked.has(named)) return undefined;
  return page.test(Buffer.from(begin).toString("latin1")) ? "html" : "data";
}

const page = /^\s*<(?:!doctype|html|head|body|script|svg|\?php|iframe)\b/i;

function sameFamily(one: string, other: string): boolean {
  return one === other || (familyOf.get(one) ?? one) === (familyOf.get(other) ?? other);
}

/** The first bytes of a file. */
export async function beginningOf(path: string, length: number): Promise<Uint8Array> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}
