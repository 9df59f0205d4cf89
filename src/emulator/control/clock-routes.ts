import type { Router } from "@koa/router";
import { type JsonRecord, textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { createNews } from "../news.ts";
import { ControlError } from "./control-error.ts";
import { parseJump } from "./parse-jump.ts";
import { readJsonBody } from "./read-json-body.ts";
import { abortOnClose, queryNumber, queryText, queryWaitMs } from "./read-query.ts";

/**
 * `GET` and `PUT /_/clock`. A `GET` with `after` waits for a jump, so that a bot elsewhere can follow; a
 * count from before a restart is answered at once.
 */
export function addClockRoutes(router: Router, { clock, system }: EmulatorState): void {
  const news = createNews(system);
  let jumps = 0;
  clock.onJump(() => {
    jumps += 1;
    news.announce();
  });
  const describe = (): object => {
    const ms = clock.now();
    return { now: new Date(ms).toISOString(), ms, jumps, offsetMs: ms - system.now() };
  };

  router.get("/_/clock", async (ctx) => {
    if (queryText(ctx, "after") !== undefined) {
      const after = queryNumber(ctx, "after");
      await news.until(() => jumps !== after, queryWaitMs(ctx), abortOnClose(ctx));
    }
    ctx.body = describe();
  });
  router.put("/_/clock", async (ctx) => {
    clock.advance(jumpOf(await readJsonBody(ctx), clock.now()));
    ctx.body = describe();
  });
}

// What a Date can hold (ECMA-262, 21.4.1.1).
const latestMs = 8.64e15;

/** How far the clock is to jump. */
function jumpOf(body: JsonRecord, now: number): number {
  const at = textIn(body, "now");
  const advance = textIn(body, "advance");
  const hint = '{"now": "2026-11-24T09:00:00+08:00"} or {"advance": "2h"} (units ms, s, m, h, d)';
  if ((at === undefined) === (advance === undefined)) {
    throw new ControlError('the body needs either "now" or "advance"', hint);
  }
  const jumpMs = at === undefined ? parseJump(advance ?? "") : Date.parse(at) - now;
  if (jumpMs === undefined || Number.isNaN(jumpMs) || Math.abs(now + jumpMs) > latestMs) {
    throw new ControlError(`"${at ?? advance}" is not a time the clock can go to`, hint);
  }
  return jumpMs;
}
