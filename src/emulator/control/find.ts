import type { Group, Person, Robot, World } from "../world/world.ts";
import { ControlError } from "./control-error.ts";

/** The group of this id or conversation id, or a `ControlError` that lists the groups. */
export function findGroup(world: World, id: string): Group {
  const group = world.group(id);
  if (group !== undefined) return group;
  throw new ControlError(`there is no group "${id}"`, `groups: ${idsOf(world.groups)}`, 400);
}

export function findPerson(world: World, id: string): Person {
  const person = world.person(id);
  if (person !== undefined) return person;
  throw new ControlError(`there is nobody called "${id}"`, `people: ${idsOf(world.people)}`);
}

export function findRobot(world: World, id: string): Robot {
  const robot = world.robot(id);
  if (robot !== undefined) return robot;
  throw new ControlError(`there is no robot "${id}"`, `robots: ${idsOf(world.robots)}`);
}

export function idsOf(items: readonly { readonly id: string }[]): string {
  return items.map(({ id }) => id).join(", ") || "none";
}
