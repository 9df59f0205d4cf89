import type { Context } from "koa";
import type { CardUpdate } from "../core/card-press.ts";
import type { RawRequest } from "../core/stages.ts";
import { cardAnswer } from "../dingtalk/card.ts";
import { readBody } from "./read-body.ts";
import { requireJson } from "./require-json.ts";

const cardLimitBytes = 1024 * 1024;

export interface CardRouteOptions {
  /** Resolves when the press is kept, with what changes of the card. */
  readonly acceptCard: (request: RawRequest) => Promise<{ readonly update: CardUpdate }>;
  readonly now: () => number;
}

/** `POST /dingtalk/:robot/cards`: presses of cards' buttons (protocol §10.2). */
export function createCardRoute({ acceptCard, now }: CardRouteOptions) {
  return async (ctx: Context): Promise<void> => {
    requireJson(ctx);
    const body = await readBody(ctx.req, cardLimitBytes);
    const robot: unknown = ctx["params"]?.robot;
    const { headers } = ctx.req;
    const request = { robot: String(robot), headers, body, receivedAt: now() };
    const { update } = await acceptCard(request);
    ctx.body = cardAnswer(update);
  };
}
