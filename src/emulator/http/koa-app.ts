import { Router } from "@koa/router";
import Koa from "koa";
import { messageOf } from "../../core/errors.ts";
import { ControlError } from "../control/control-error.ts";
import { addControlRoutes } from "../control/control-routes.ts";
import type { EmulatorState } from "../state.ts";
import { addPageRoutes } from "./page-routes.ts";
import { createPlatformMiddleware } from "./platform-middleware.ts";

/** The emulator's HTTP side: its own paths first, all others are DingTalk's. */
export function createKoaApp(state: EmulatorState): Koa {
  const router = new Router();
  addControlRoutes(router, state);
  addPageRoutes(router);

  const app = new Koa();
  app.silent = true;
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      answerError(ctx, error, state);
    }
  });
  app.use(async (ctx, next) => {
    if (ctx.path.startsWith("/_/")) {
      // Who follows the transcript learns here that it began anew.
      ctx.set("x-emulator-epoch", state.epoch.current);
      refuseOtherSites(ctx);
    }
    await next();
  });
  app.use(router.routes());
  app.use(async (ctx, next) => {
    if (!ctx.path.startsWith("/_/")) return next();
    throw new ControlError(`there is no ${ctx.method} ${ctx.path}`, ownPaths, 404);
  });
  app.use(createPlatformMiddleware(state));
  return app;
}

const ownPaths =
  "/_/world /_/messages /_/requests /_/faults /_/clock /_/reads /_/todos /_/events /_/calendar /_/cards /_/stream /_/reset";

/** A web page elsewhere must not speak here in the name of whoever looks at it. */
function refuseOtherSites(ctx: Koa.Context): void {
  const origin = ctx.get("origin");
  if (origin === "" || ctx.method === "GET") return;
  if (URL.canParse(origin) && new URL(origin).host === ctx.host) return;
  throw new ControlError(`"${origin}" may not use the emulator`, `open ${ctx.origin}/`, 403);
}

function answerError(ctx: Koa.Context, error: unknown, { log }: EmulatorState): void {
  if (error instanceof ControlError) {
    ctx.status = error.status;
    ctx.body = { error: error.message, hint: error.hint };
    return;
  }
  log.error({ path: ctx.path, error: messageOf(error) }, "the emulator failed to answer");
  ctx.status = 500;
  ctx.body = { error: messageOf(error), hint: "this is a fault of the emulator" };
}
