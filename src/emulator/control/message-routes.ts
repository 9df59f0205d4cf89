import type { Router } from "@koa/router";
import { say } from "../chat/say.ts";
import type { LineFilter } from "../chat/transcript.ts";
import type { EmulatorState } from "../state.ts";
import { ControlError } from "./control-error.ts";
import { findGroup, findPerson } from "./find.ts";
import { parseUtterance } from "./parse-utterance.ts";
import { readJsonBody } from "./read-json-body.ts";
import { abortOnClose, queryNumber, queryText, queryWaitMs } from "./read-query.ts";

/** `POST /_/messages`, `GET /_/messages` and `GET /_/messages/:seq`. */
export function addMessageRoutes(router: Router, state: EmulatorState): void {
  const { transcript, requests, world } = state;
  router.post("/_/messages", async (ctx) => {
    const utterance = parseUtterance(await readJsonBody(ctx), world);
    ctx.body = await say(utterance, state);
  });
  router.get("/_/messages", async (ctx) => {
    const group = queryText(ctx, "group");
    const user = queryText(ctx, "user");
    const changedAfter = queryText(ctx, "changes_after");
    const filter: LineFilter = {
      after: queryNumber(ctx, "after"),
      ...(changedAfter === undefined ? {} : { changedAfter: queryNumber(ctx, "changes_after") }),
      ...(group === undefined ? {} : { conversation: findGroup(world, group).conversation }),
      // A group's messages are there for every member, so a person narrows only 1:1 chats.
      ...(user === undefined || group !== undefined ? {} : { user: findPerson(world, user).id }),
    };
    ctx.body = await transcript.wait(filter, queryWaitMs(ctx), abortOnClose(ctx));
  });
  router.get("/_/messages/:seq", (ctx) => {
    const line = transcript.find(Number(ctx.params["seq"]));
    if (line === undefined)
      throw new ControlError("there is no such message", "GET /_/messages", 404);
    const request = line.request === undefined ? null : (requests.find(line.request) ?? null);
    ctx.body = { ...line, request };
  });
}
