import type { Roles } from "./permissions.ts";

/** The user ids that a value names: ids, `role:<role>`, an argument of people, or lists of these. */
export function peopleOf(value: unknown, roles: Roles): readonly string[] {
  return [...new Set(found(value, roles))];
}

function found(value: unknown, roles: Roles): readonly string[] {
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string") {
    const role = /^role:(.+)$/su.exec(value.trim())?.[1]?.trim();
    if (role === undefined) return value.trim() === "" ? [] : [value.trim()];
    return Object.hasOwn(roles, role) ? (roles[role] ?? []) : [];
  }
  if (Array.isArray(value)) return value.flatMap((one: unknown) => found(one, roles));
  if (typeof value === "object" && value !== null) {
    if ("ids" in value) return found(value.ids, roles);
    if ("id" in value) return found(value.id, roles);
  }
  return [];
}

/** Who is asked to confirm what `sender` wants: everybody named, but the sender where somebody else has to. */
export function confirmersOf(
  by: unknown,
  {
    roles,
    sender,
    notSender,
  }: {
    readonly roles: Roles;
    readonly sender: string;
    readonly notSender: boolean;
  },
): readonly string[] {
  return peopleOf(by, roles).filter((id) => !notSender || id !== sender);
}

/** Where the asker and those who confirm are not in one group, more of them are not written to one by one. */
export const mostAskedAlone = 10;
