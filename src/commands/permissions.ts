import type { Message } from "../core/message.ts";
import type { CommandDefinition } from "./definition.ts";

/** Who is asking, as far as permissions are concerned. */
export interface Caller {
  readonly id: string;
  readonly roles: ReadonlySet<string>;
  /** Where they are asking, by its id. */
  readonly conversation: string;
}

/** Role → the ids of those who have it. */
export type Roles = Readonly<Record<string, readonly string[]>>;

/** Who decides in the group a message comes from, as far as it is known. */
export interface GroupRights {
  readonly owner?: string | undefined;
  readonly admins?: readonly string[] | undefined;
}

/** Roles that nobody gives: DingTalk says who has them, and config.yaml who else decides in a group. */
export const platformRoles: readonly string[] = ["company-admin", "group-owner", "group-admin"];

/**
 * The sender of `message` with the roles that the configuration and DingTalk give; nobody has a role of which it is
 * not known that they have it.
 */
export function callerOf(
  { sender, conversation }: Pick<Message, "sender" | "conversation">,
  roles: Roles,
  { owner, admins = [] }: GroupRights = {},
): Caller {
  const { id } = sender;
  const held = Object.entries(roles).filter(
    ([role, members]) => id !== "" && !platformRoles.includes(role) && members.includes(id),
  );
  const isInGroup = id !== "" && conversation.kind === "group";
  const isOwner = isInGroup && owner === id;
  return {
    id,
    conversation: conversation.id,
    roles: new Set([
      ...held.map(([role]) => role),
      ...(sender.isAdmin ? ["company-admin"] : []),
      ...(isOwner ? ["group-owner"] : []),
      ...(isOwner || (isInGroup && admins.includes(id)) ? ["group-admin"] : []),
    ]),
  };
}

/** What `caller` lacks to run a command, apart from the hour and how often. */
export type Denial =
  /** Any one of these roles would do. */
  | { readonly kind: "roles"; readonly roles: readonly string[] }
  /** It may be run in these groups. */
  | { readonly kind: "groups"; readonly groups: readonly string[] };

/** Why `caller` may not run a command here; `undefined` when they may. */
export function denialOf({ allow }: CommandDefinition, caller: Caller): Denial | undefined {
  if (allow === undefined) return undefined;
  const { roles, people, groups } = allow;
  const isOpen = roles === undefined && people === undefined;
  const isOne =
    roles?.some((role) => caller.roles.has(role)) === true || people?.includes(caller.id) === true;
  if (!isOpen && !isOne) return { kind: "roles", roles: roles ?? [] };
  const isHere =
    groups === undefined ||
    groups.some(({ conversations }) => conversations.includes(caller.conversation));
  return isHere ? undefined : { kind: "groups", groups: groups.map(({ title }) => title) };
}

/** Whether `caller` may run a command here, now or at another hour. */
export function mayRun(definition: CommandDefinition, caller: Caller): boolean {
  return denialOf(definition, caller) === undefined;
}
