import { Router } from "@koa/router";
import Koa from "koa";
import type { Log } from "../core/log.ts";
import type { RawRequest } from "../core/stages.ts";
import { answerError } from "./answer-error.ts";
import { createCallbackRoute } from "./callback-route.ts";
import { createCardRoute, type CardRouteOptions } from "./card-route.ts";
import { createEventRoute, type EventRouteOptions } from "./event-route.ts";
import { createFileRoute, type FindByToken } from "./file-route.ts";
import { checkReadiness, type ReadinessCheck } from "./health.ts";

export interface KoaAppOptions {
  readonly accept: (request: RawRequest) => Promise<void>;
  /** Takes event pushes; there is no route for them without it. */
  readonly acceptEvent?: EventRouteOptions["acceptEvent"];
  /** Takes presses of cards' buttons; there is no route for them without it. */
  readonly acceptCard?: CardRouteOptions["acceptCard"];
  readonly findByToken: FindByToken;
  readonly readiness: readonly ReadinessCheck[];
  /** What will be wrong before long and keeps nobody from serving: holidays that are not known yet. */
  readonly warnings: () => readonly string[];
  /** Prometheus text and its content type. */
  readonly renderMetrics: () => Promise<{ readonly type: string; readonly text: string }>;
  readonly now: () => number;
  readonly log: Log;
  /** Routes of other layers. */
  readonly routers?: readonly Router[];
}

/** The bot's HTTP side: product.md §6. Koa's `proxy` stays off, so forwarded headers have no effect. */
export function createKoaApp(options: KoaAppOptions): Koa {
  const { acceptEvent, acceptCard, now } = options;
  const takeCallback = createCallbackRoute(options);
  const router = new Router();
  router.post("/dingtalk/:robot/callback", (ctx) => takeCallback(ctx, String(ctx.params["robot"])));
  if (acceptEvent !== undefined) {
    router.post("/dingtalk/:robot/events", createEventRoute({ acceptEvent, now }));
  }
  if (acceptCard !== undefined) {
    router.post("/dingtalk/:robot/cards", createCardRoute({ acceptCard, now }));
  }
  router.get("/files/:token", createFileRoute(options.findByToken, now));
  router.get("/healthz", (ctx) => {
    ctx.body = { status: "alive" };
  });
  router.get("/readyz", async (ctx) => {
    const readiness = await checkReadiness(options.readiness);
    ctx.status = readiness.ready ? 200 : 503;
    const status = readiness.ready ? "ready" : "not ready";
    ctx.body = { status, problems: readiness.problems, warnings: options.warnings() };
  });
  router.get("/metrics", async (ctx) => {
    const { type, text } = await options.renderMetrics();
    ctx.set("content-type", type);
    ctx.body = text;
  });

  const app = new Koa();
  app.silent = true;
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      answerError(ctx, error, options.log);
    }
  });
  // Callbacks come in thousands, and routing them costs as much as verifying them. Names that would need
  // decoding are left to the router, and so are other methods.
  app.use((ctx, next) => {
    const robot =
      ctx.method === "POST" ? /^\/dingtalk\/([\w-]+)\/callback$/.exec(ctx.path)?.[1] : undefined;
    return robot === undefined ? next() : takeCallback(ctx, robot);
  });
  for (const other of options.routers ?? []) app.use(other.routes());
  app.use(router.routes());
  app.use(router.allowedMethods());
  return app;
}
