import type { Context } from "koa";
import { BellhopError } from "../core/errors.ts";

/** Throws `media_type_unsupported` unless the body is plain JSON in UTF-8. */
export function requireJson(ctx: Context): void {
  const type = ctx.req.headers["content-type"] ?? "";
  const encoding = ctx.req.headers["content-encoding"] ?? "identity";
  const isJson = /^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i.test(type);
  if (isJson && encoding === "identity") return;
  const message = "the body must be `application/json` in UTF-8, not compressed";
  throw new BellhopError("media_type_unsupported", message, { expose: true });
}
