import type { Router } from "@koa/router";
import { resetState, type EmulatorState } from "../state.ts";
import { addClockRoutes } from "./clock-routes.ts";
import { addCardRoutes } from "./card-routes.ts";
import { addEventRoutes } from "./event-routes.ts";
import { addFaultRoutes } from "./fault-routes.ts";
import { addMediaRoutes } from "./media-routes.ts";
import { addMessageRoutes } from "./message-routes.ts";
import { queryNumber, queryText } from "./read-query.ts";
import { addStoreRoutes } from "./store-routes.ts";
import { addWorldRoutes } from "./world-routes.ts";

/** The emulator's own paths (product.md §8). */
export function addControlRoutes(router: Router, state: EmulatorState): void {
  addWorldRoutes(router, state);
  addMessageRoutes(router, state);
  addFaultRoutes(router, state);
  addClockRoutes(router, state);
  addMediaRoutes(router, state);
  addEventRoutes(router, state);
  addCardRoutes(router, state);
  router.get("/_/stream", (ctx) => {
    ctx.body = { connections: state.stream.list() };
  });
  addStoreRoutes(router, state);
  router.get("/_/requests", (ctx) => {
    const path = queryText(ctx, "path");
    const after = queryNumber(ctx, "after");
    ctx.body = state.requests.list(path === undefined ? { after } : { after, path });
  });
  router.post("/_/reset", (ctx) => {
    resetState(state);
    ctx.body = { ok: true };
  });
}
