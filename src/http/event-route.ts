import type { Context } from "koa";
import type { RawRequest } from "../core/stages.ts";
import { readBody } from "./read-body.ts";
import { requireJson } from "./require-json.ts";

const eventLimitBytes = 1024 * 1024;

export interface EventRouteOptions {
  /** Resolves with the encrypted `success` when the event is kept. */
  readonly acceptEvent: (request: RawRequest) => Promise<object>;
  readonly now: () => number;
}

/** `POST /dingtalk/:robot/events`: encrypted event pushes, and `check_url` (protocol §8). */
export function createEventRoute({ acceptEvent, now }: EventRouteOptions) {
  return async (ctx: Context): Promise<void> => {
    requireJson(ctx);
    const body = await readBody(ctx.req, eventLimitBytes);
    const robot: unknown = ctx["params"]?.robot;
    const query = new URLSearchParams(ctx.querystring);
    const { headers } = ctx.req;
    ctx.body = await acceptEvent({ robot: String(robot), headers, body, query, receivedAt: now() });
  };
}
