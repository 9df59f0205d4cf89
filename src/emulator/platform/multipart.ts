/** One part of a multipart form. */
export interface FormPart {
  readonly name: string;
  readonly fileName?: string;
  readonly bytes: Buffer;
}

// A form of DingTalk's has two fields; this many is a mistake or an attack.
const mostParts = 20;

/** Reads a `multipart/form-data` body (RFC 7578); `undefined` when it is none. */
export function parseMultipart(contentType: string, body: Buffer): readonly FormPart[] | undefined {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line end before it; giving it one makes all alike.
  const whole = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: FormPart[] = [];
  let start = whole.indexOf(delimiter);
  while (start !== -1 && parts.length < mostParts) {
    const from = start + delimiter.length;
    if (whole.subarray(from, from + 2).toString("latin1") === "--") return parts;
    const end = whole.indexOf(delimiter, from);
    const part = end === -1 ? undefined : parsePart(whole.subarray(from, end));
    if (part === undefined) return undefined;
    parts.push(part);
    start = end;
  }
  return undefined;
}

function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\b/i.test(contentType)) return undefined;
  const found = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

function parsePart(bytes: Buffer): FormPart | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const header = bytes.subarray(0, end).toString("utf8");
  const disposition = /^content-disposition:\s*form-data\b.*$/im.exec(header)?.[0] ?? "";
  const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  const fileName = /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1];
  const content = bytes.subarray(end + 4);
  return fileName === undefined ? { name, bytes: content } : { name, fileName, bytes: content };
}
