import { setTimeout as delay } from "node:timers/promises";
import { silentLog } from "../../src/core/log.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { arrival } from "./samples.ts";

/** A program: keeps bursts in the storage of its first argument, closes it, says "closed", and ends by itself. */
async function main(url: string): Promise<void> {
  const storage = await openStorage(url, {
    clock: createSystemClock(),
    log: silentLog,
    exclusive: true,
  });
  for (let round = 0; round < 8; round += 1) {
    await storage.inbox.keep(
      Array.from({ length: 20 }, (_, index) => arrival(`${round} ${index}`)),
    );
    await delay(30);
  }
  await storage.close();
  process.send?.("closed");
}

await main(process.argv[2] ?? "");
