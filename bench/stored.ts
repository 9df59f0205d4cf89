import { silentLog } from "../src/core/log.ts";
import type { Reminder } from "../src/core/reminder.ts";
import type { Storage } from "../src/core/storage.ts";
import { createSystemClock } from "../src/core/system-clock.ts";
import { openStorage } from "../src/storage/open.ts";
import { databaseOf } from "./bot.ts";
import { robot } from "./callback.ts";

/** Opens the storage of the bot of `folder` for `work`, as a second process would, beside a bot that runs. */
export async function withStorage<T>(
  folder: string,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const clock = createSystemClock();
  const storage = await openStorage(databaseOf(folder), {
    clock,
    log: silentLog,
    exclusive: false,
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

/** Keeps reminders as people make them in chat. */
export function keepReminders(folder: string, reminders: readonly Reminder[]): Promise<void> {
  return withStorage(folder, (storage) =>
    storage.transaction(async (stores) => {
      for (const reminder of reminders) await stores.reminders.add(reminder);
    }),
  );
}

/** A reminder in a group of its own; `webhook` is how that group is reached. */
export function reminderDue(number: number, nextAt: number, webhook?: string): Reminder {
  const session =
    webhook === undefined ? {} : { session: { url: webhook, expiresAt: nextAt + 5_400_000 } };
  return {
    id: `R${number}`,
    text: "开会",
    destination: {
      kind: "group",
      robot: robot.id,
      conversation: `cidReminder${number}`,
      ...session,
    },
    mentions: [`person${number % 1000}`],
    createdBy: `person${number % 1000}`,
    createdAt: nextAt - 60_000,
    nextAt,
    zone: "Asia/Shanghai",
    status: "active",
  };
}
