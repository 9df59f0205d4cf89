import type { Message } from "../core/message.ts";
import type { CommandDefinition } from "./definition.ts";

/** Who is asking, as far as permissions are concerned. */
export interface Caller {
  readonly id: string;
  readonly roles: ReadonlySet<string>;
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
    roles: new Set([
      ...held.map(([role]) => role),
      ...(sender.isAdmin ? ["company-admin"] : []),
      ...(isOwner ? ["group-owner"] : []),
      ...(isOwner || (isInGroup && admins.includes(id)) ? ["group-admin"] : []),
    ]),
  };
}

/** Whether `caller` may run a command: any one of the roles it asks for, or none asked. */
export function mayRun(definition: CommandDefinition, caller: Caller): boolean {
  const roles = definition.allow?.roles;
  return roles === undefined || roles.some((role) => caller.roles.has(role));
}
