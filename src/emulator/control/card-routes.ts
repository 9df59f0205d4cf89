import type { Router } from "@koa/router";
import { pressCard } from "../apis/press-card.ts";
import { recordIn, textIn, textsIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { ControlError } from "./control-error.ts";
import { findPerson } from "./find.ts";
import { readJsonBody } from "./read-json-body.ts";

const example = '{"from": "li", "action": "approve", "params"?: {…}, "actionIds"?: ["1"]}';

/** `POST /_/cards/:outTrackId/press`: somebody presses a button. */
export function addCardRoutes(router: Router, state: EmulatorState): void {
  const { world } = state;
  const { cards } = state.stores;
  router.post("/_/cards/:outTrackId/press", async (ctx) => {
    const outTrackId = ctx.params["outTrackId"] ?? "";
    const card = cards.find(outTrackId);
    if (card === undefined) {
      throw new ControlError(`there is no card "${outTrackId}"`, "GET /_/cards", 404);
    }
    const body = await readJsonBody(ctx);
    const from = textIn(body, "from");
    if (from === undefined) throw new ControlError("nobody presses", example);
    const action = textIn(body, "action");
    const press = {
      userId: findPerson(world, from).id,
      actionIds: body["actionIds"] === undefined ? ["1"] : textsIn(body, "actionIds"),
      params: { ...(action === undefined ? {} : { action }), ...recordIn(body, "params") },
    };
    ctx.body = { ...(await pressCard(card, press, state)), card: cards.find(outTrackId) };
  });
}
