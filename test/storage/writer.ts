import { randomUUID } from "node:crypto";
import { silentLog } from "../../src/core/log.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { arrival } from "./samples.ts";

/**
 * A program: runs on the storage of its first argument as a bot does, with no umask, and says
 * "running". Told to write, it goes on until killed and says each key that it was promised.
 */
async function main(url: string, write: boolean): Promise<void> {
  process.umask(0);
  const clock = createSystemClock();
  const storage = await openStorage(url, { clock, log: silentLog, exclusive: true });
  process.send?.("running");
  while (write) {
    const keys = Array.from({ length: 4 }, () => randomUUID());
    await Promise.all(
      keys.map(async (key, index) => {
        await storage.inbox.keep([arrival(key, `c${index}`)]);
        process.send?.(key);
      }),
    );
    // Enough at once to be kept by the thread.
    const burst = Array.from({ length: 16 }, () => randomUUID());
    await storage.inbox.keep(burst.map((key, index) => arrival(key, `c${index % 5}`)));
    for (const key of burst) process.send?.(key);
    const held = await storage.inbox.lease({ holder: "h", now: 0, leaseMs: 1, limit: 10 });
    for (const { id } of held) await storage.inbox.complete(id, "h", 1);
  }
}

// Nothing else keeps it running until it is killed; the limit is for a test that forgot to.
setTimeout(() => undefined, 15_000);
await main(process.argv[2] ?? "", process.argv[3] === "write");
