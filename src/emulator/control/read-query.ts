import type { Context } from "koa";
import { ControlError } from "./control-error.ts";

// One long poll lasts no longer than this; ask again.
const longestWaitMs = 60_000;

/** A query parameter, or `undefined` when it is missing or empty. */
export function queryText(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A query parameter that counts something; 0 when it is missing. */
export function queryNumber(ctx: Context, name: string): number {
  const text = queryText(ctx, name) ?? "0";
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ControlError(`${name} is not a whole number`, `${name}=0`);
}

/** How long a poll may wait. */
export function queryWaitMs(ctx: Context): number {
  return Math.min(queryNumber(ctx, "wait_ms"), longestWaitMs);
}

/** Aborts when the client goes away. */
export function abortOnClose(ctx: Context): AbortSignal {
  const controller = new AbortController();
  ctx.res.once("close", () => controller.abort());
  return controller.signal;
}
