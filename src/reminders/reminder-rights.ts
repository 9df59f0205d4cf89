import type { Localized } from "../core/locale.ts";
import type { Reminder } from "../core/reminder.ts";

/** Who wants to change a reminder. */
export interface Changer {
  readonly id: string;
  readonly isAdmin: boolean;
}

/** Those who made a reminder, those it is for and admins may change it. */
export function mayChange(reminder: Reminder, { id, isAdmin }: Changer): boolean {
  return isAdmin || reminder.createdBy === id || reminder.mentions.includes(id);
}

/** What somebody is told who may not. */
export function notYours({ id }: Reminder): Localized {
  return {
    zh: `${id} 不是你设的提醒，也不是提醒你的，所以你不能改它。请让设它的人或管理员来改。`,
    en: `${id} is neither yours nor for you, so you cannot change it. Ask whoever made it, or an admin.`,
  };
}
