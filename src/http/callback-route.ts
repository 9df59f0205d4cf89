import type { Context } from "koa";
import type { RawRequest } from "../core/stages.ts";
import { readBody } from "./read-body.ts";
import { requireJson } from "./require-json.ts";

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
    requireJson(ctx);
    const body = await readBody(ctx.req, callbackLimitBytes);
    await accept({ robot, headers: ctx.req.headers, body, receivedAt: now() });
    ctx.set("content-type", "application/json; charset=utf-8");
    ctx.body = acknowledgement;
  };
}
