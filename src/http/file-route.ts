import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Context } from "koa";
import type { SharedFile } from "../core/shared-file.ts";
import { createMissLimit } from "./miss-limit.ts";
import { parseRange } from "./range.ts";

/** Finds the file of a link; `undefined` when the link is forged, expired or unknown. */
export type FindByToken = (token: string) => Promise<SharedFile | undefined>;

/** `GET /files/:token`: always a download, never something a browser would run. */
export function createFileRoute(findByToken: FindByToken, now: () => number) {
  const limit = createMissLimit();
  return async (ctx: Context): Promise<void> => {
    const token: unknown = ctx["params"]?.token;
    const file = await findByToken(String(token));
    const size = file && (await sizeOf(file.path));
    if (file === undefined || size === undefined) {
      answerMiss(ctx, limit.miss(ctx.ip, now()));
      return;
    }
    ctx.set({
      "content-disposition": attachment(file.name),
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      // No page of somebody else takes it in: a script would run there.
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "accept-ranges": "bytes",
      // Lets a download that was cut off go on where it stopped.
      etag: `"${file.sha256}"`,
    });
    sendBytes(ctx, file.path, size);
    // After the body, because Koa names a stream's type itself.
    ctx.set("content-type", file.mediaType);
  };
}

/** The same answer for every reason, so that nothing can be learnt by trying. Links that are good go on working. */
function answerMiss(ctx: Context, waitS: number | undefined): void {
  if (waitS === undefined) {
    ctx.status = 404;
    ctx.body = { error: { code: "not_found", message: "this link is not valid any more" } };
    return;
  }
  ctx.status = 429;
  ctx.set("retry-after", String(waitS));
  ctx.body = { error: { code: "rate_limited", message: "too many links that are not valid" } };
}

function sendBytes(ctx: Context, path: string, size: number): void {
  const range = parseRange(rangeHeader(ctx), size);
  if (range === "unsatisfiable") {
    ctx.status = 416;
    ctx.set("content-range", `bytes */${size}`);
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  ctx.status = range === undefined ? 200 : 206;
  if (range !== undefined) ctx.set("content-range", `bytes ${start}-${end}/${size}`);
  ctx.length = end - start + 1;
  if (ctx.method === "HEAD") return;
  ctx.body = size === 0 ? "" : createReadStream(path, { start, end });
}

// Ranges are for GET alone, and with an `if-range` only for the file it names (RFC 9110 §14.2, §13.1.5).
function rangeHeader(ctx: Context): string {
  const condition = ctx.get("if-range");
  const isSame = condition === "" || condition === ctx.response.get("etag");
  return ctx.method === "GET" && isSame ? ctx.get("range") : "";
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
}

/** A `content-disposition` whose name cannot break out of the header (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  // Neither a path nor a control or direction mark, which would show `gpj.exe` as `exe.jpg`.
  const bare = name
    .toWellFormed()
    .replaceAll(/[/\\\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "_");
  const plain = bare.replaceAll(/[^\x20-\x7e]|["%;]/g, "_");
  const encoded = encodeURIComponent(bare).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
