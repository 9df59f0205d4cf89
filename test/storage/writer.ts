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
  }
}

// Nothing else keeps it running until it is killed; the limit is for a test that forgot to.
setTimeout(() => undefined, 15_000);
await main(process.argv[2] ?? "", process.argv[3] === "write");
