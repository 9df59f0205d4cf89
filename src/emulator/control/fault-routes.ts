import type { Router } from "@koa/router";
import { parseFaults } from "../faults/parse-faults.ts";
import type { EmulatorState } from "../state.ts";
import { readJsonBody } from "./read-json-body.ts";

/** `GET` and `PUT /_/faults`. A `PUT` replaces all faults; `{}` switches them off. */
export function addFaultRoutes(router: Router, { faults }: EmulatorState): void {
  router.get("/_/faults", (ctx) => {
    ctx.body = faults.current();
  });
  router.put("/_/faults", async (ctx) => {
    faults.replace(parseFaults(await readJsonBody(ctx)));
    ctx.body = faults.current();
  });
}
