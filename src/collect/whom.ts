import type { CollectionPlan, CollectionSource } from "../core/collection.ts";
import type { Directory } from "../core/storage.ts";

/** Where people are looked for. */
export interface WhomPlace {
  readonly directory: Pick<Directory, "members">;
  /** Role → user ids. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly robot: string;
  readonly conversation: string;
  /** Who opened the round; they are in the group, whether or not that is known yet. */
  readonly openedBy: string | undefined;
}

/** Whom a round asks, each once, in the order in which the plan names them. */
export async function whomToAsk(
  { from, otherwise }: Pick<CollectionPlan, "from" | "otherwise">,
  place: WhomPlace,
): Promise<readonly string[]> {
  const people = await peopleOf(from, place);
  return people.length > 0 || otherwise === undefined ? people : peopleOf(otherwise, place);
}

async function peopleOf(
  { people, roles, members }: CollectionSource,
  { directory, roles: held, robot, conversation, openedBy }: WhomPlace,
): Promise<readonly string[]> {
  const here = members
    ? [
        ...(openedBy === undefined ? [] : [openedBy]),
        ...(await directory.members(robot, conversation)),
      ]
    : [];
  const inRoles = roles.flatMap((role) => (Object.hasOwn(held, role) ? (held[role] ?? []) : []));
  return [...new Set([...people, ...inRoles, ...here])].filter((id) => id !== "");
}
