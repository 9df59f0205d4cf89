import type { Router } from "@koa/router";
import { pushEvent } from "../events/push-event.ts";
import { recordIn, textIn, textsIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { ControlError } from "./control-error.ts";
import { findGroup } from "./find.ts";
import { readJsonBody } from "./read-json-body.ts";

const example =
  '{"event": "chat_add_member", "group": "dev", "users": ["wang"], "robot"?, "data"?}';

/** `POST /_/events`: something happens, and every app that subscribed is told. */
export function addEventRoutes(router: Router, state: EmulatorState): void {
  router.post("/_/events", async (ctx) => {
    const body = await readJsonBody(ctx);
    const type = textIn(body, "event");
    if (type === undefined) throw new ControlError("there is no event", example);
    const groupId = textIn(body, "group");
    const group = groupId === undefined ? undefined : findGroup(state.world, groupId);
    const users = textsIn(body, "users");
    const happening = {
      type,
      at: state.clock.now(),
      group,
      users,
      data: recordIn(body, "data") ?? {},
    };
    if (group !== undefined && type === "chat_add_member") state.world.join(group.id, users);
    if (group !== undefined && /^chat_(?:remove_member|quit)$/.test(type)) {
      state.world.leave(group.id, users);
    }
    const [owner] = users;
    if (group !== undefined && type === "chat_update_owner" && owner !== undefined) {
      state.world.own(group.id, owner);
    }
    const wanted = textIn(body, "robot");
    const told = state.world.robots
      .filter((robot) => robot.kind === "app")
      .filter((robot) => wanted === undefined || robot.id === wanted)
      .map((robot) => pushEvent(robot, happening, state));
    const results = await Promise.all(told);
    ctx.body = {
      eventId: results[0]?.eventId ?? null,
      deliveries: results.flatMap(({ deliveries }) => deliveries),
    };
  });
}
