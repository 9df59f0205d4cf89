import type { Router } from "@koa/router";
import type { EmulatorState } from "../state.ts";
import type { Group } from "../world/world.ts";
import { parseWorldSeed } from "../world/world-seed.ts";
import { readJsonBody } from "./read-json-body.ts";

/** `GET` and `PUT /_/world`. */
export function addWorldRoutes(router: Router, state: EmulatorState): void {
  router.get("/_/world", (ctx) => {
    ctx.body = describeWorld(state);
  });
  router.put("/_/world", async (ctx) => {
    state.world.merge(parseWorldSeed(await readJsonBody(ctx)));
    ctx.body = describeWorld(state);
  });
}

function describeWorld(state: EmulatorState): object {
  const { world } = state;
  return {
    people: world.people,
    robots: world.robots,
    groups: world.groups.map((group) => describeGroup(group, state)),
  };
}

function describeGroup(group: Group, { world, url }: EmulatorState): object {
  const [first] = group.robots;
  return {
    id: group.id,
    title: group.title,
    conversation: group.conversation,
    members: world.membersOf(group).map(({ id }) => id),
    robot: first?.robot,
    robots: group.robots.map(({ robot, webhook }) => ({
      robot,
      ...(webhook === undefined
        ? {}
        : {
            webhook: {
              ...webhook,
              url: `${url()}/robot/send?access_token=${encodeURIComponent(webhook.token)}`,
            },
          }),
    })),
  };
}
