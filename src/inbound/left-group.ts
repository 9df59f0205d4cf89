import type { PlatformEvent } from "../core/platform-event.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";

const leaving: ReadonlySet<string> = new Set(["chat_quit", "chat_remove_member"]);

/** Who leaves a group or is removed belongs to it no more, and who leaves the company to none. */
export function forgetWhoLeft(
  { type, conversation, userIds }: PlatformEvent,
  unit: UnitOfWork,
): void {
  if (userIds.length === 0) return;
  if (leaving.has(type) && conversation !== undefined) {
    unit.write(({ directory }) => directory.forgetMembers(userIds, conversation));
  } else if (type === "user_leave_org") {
    unit.write(({ directory }) => directory.forgetMembers(userIds));
  }
}
