import type { Context } from "koa";
import { BellhopError } from "../core/errors.ts";
import type { RawRequest } from "../core/stages.ts";
import { readBody } from "./read-body.ts";

/** The contract's limit for callbacks; DingTalk's own are a few kilobytes. */
const callbackLimitBytes = 1024 * 1024;

/** "No reply": what DingTalk reads as an acknowledgement (protocol §1.2). */
const acknowledgement = JSON.stringify({ msgtype: "empty" });

export interface CallbackRouteOptions {
  readonly accept: (request: RawRequest) => Promise<void>;
  readonly now: () => number;
}

/** `POST /dingtalk/:robot/callback`: answered 200 when the message is kept, and not before. */
export function createCallbackRoute({ accept, now }: CallbackRouteOptions) {
  return async (ctx: Context, robot: string): Promise<void> => {
    refuseOtherMedia(ctx);
    const body = await readBody(ctx.req, callbackLimitBytes);
    await accept({ robot, headers: ctx.req.headers, body, receivedAt: now() });
    ctx.set("content-type", "application/json; charset=utf-8");
    ctx.body = acknowledgement;
  };
}

function refuseOtherMedia(ctx: Context): void {
  const type = ctx.req.headers["content-type"] ?? "";
  const encoding = ctx.req.headers["content-encoding"] ?? "identity";
  const isJson = /^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i.test(type);
  if (isJson && encoding === "identity") return;
  const message = "the body must be `application/json` in UTF-8, not compressed";
  throw new BellhopError("media_type_unsupported", message, { expose: true });
}
