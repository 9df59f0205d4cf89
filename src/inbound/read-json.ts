import { isUtf8 } from "node:buffer";
import { BellhopError } from "../core/errors.ts";

/** No payload of DingTalk comes near these; a body past them was made to hurt. */
const structureLimits = { depth: 64, members: 10_000 };
/** Shorter bodies cannot hold enough structure to matter, so they are not scanned. */
const scanFromBytes = 8 * 1024;

/**
 * What well-meant JSON does not hold: prototype keys, NUL, lone surrogates, numbers past a double. ASCII
 * letters written as escapes are looked at too, since they can spell such a key.
 */
const suspicious = /__proto__|\\u(?:00|d[89a-f])|\de\+?\d{3}/i;

/** Reads bytes as strict UTF-8 JSON, or throws `request_invalid`. No part of the body is in the message. */
export function readJson(body: Uint8Array): { readonly text: string; readonly value: unknown } {
  if (!isUtf8(body)) throw invalid("the body is not UTF-8");
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  if (body.byteLength > scanFromBytes && !isModest(text)) {
    throw invalid("the body is nested too deep or has too many members");
  }
  try {
    // The reviver visits every value, so it runs only when there may be something to find.
    const value: unknown = suspicious.test(text) ? JSON.parse(text, refuse) : JSON.parse(text);
    return { text, value };
  } catch (error) {
    if (error instanceof BellhopError) throw error;
    // The parser's own message quotes the text, which may hold a session webhook.
    throw invalid("the body is not JSON");
  }
}

function refuse(key: string, value: unknown): unknown {
  if (key === "__proto__") throw invalid("the body has a key `__proto__`");
  if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed())) {
    throw invalid("the body has text that is not Unicode");
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw invalid("the body has a number that is too large");
  }
  return value;
}

function isModest(text: string): boolean {
  let depth = 0;
  let members = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (quoted) {
      if (char === "\\") index++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    else if (char === ",") members++;
    if (depth > structureLimits.depth || members > structureLimits.members) return false;
  }
  return true;
}

function invalid(message: string): BellhopError {
  return new BellhopError("request_invalid", message, { expose: true });
}
