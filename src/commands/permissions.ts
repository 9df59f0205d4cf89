import type { Message } from "../core/message.ts";
import type { CommandDefinition } from "./definition.ts";

/** Who is asking, as far as permissions are concerned. */
export interface Caller {
  readonly id: string;
  readonly roles: ReadonlySet<string>;
}

/** Role → the ids of those who have it. */
export type Roles = Readonly<Record<string, readonly string[]>>;

/** The sender of `message` with the roles the configuration gives; nobody has a role that is not listed. */
export function callerOf(message: Pick<Message, "sender">, roles: Roles): Caller {
  const { id } = message.sender;
  const held = Object.entries(roles).filter(([, members]) => id !== "" && members.includes(id));
  return { id, roles: new Set(held.map(([role]) => role)) };
}

/** Whether `caller` may run a command: any one of the roles it asks for, or none asked. */
export function mayRun(definition: CommandDefinition, caller: Caller): boolean {
  const roles = definition.allow?.roles;
  return roles === undefined || roles.some((role) => caller.roles.has(role));
}
