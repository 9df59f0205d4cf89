import { silentLog } from "../core/log.ts";
import type { Storage } from "../core/storage.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { openStorage } from "../storage/open.ts";
import { requireConfig } from "./load.ts";
import type { Terminal } from "./terminal.ts";

/** Does something with the storage of a configuration; the bot may be running on it meanwhile. */
export async function withStorage<T>(
  terminal: Terminal,
  config: string | undefined,
  work: (storage: Storage, now: number) => Promise<T>,
): Promise<T> {
  const { database } = requireConfig(terminal, config);
  const clock = createSystemClock();
  const storage = await openStorage(database, { clock, log: silentLog, exclusive: false });
  try {
    return await work(storage, clock.now());
  } finally {
    await storage.close();
  }
}
