import { answer } from "./answer.ts";
import { sayDisk } from "./disk.ts";
import { packs } from "./packs.ts";
import { receive } from "./receive.ts";
import { reminders } from "./reminders.ts";
import { route300 } from "./route.ts";
import { startup } from "./startup.ts";
import { steps } from "./steps.ts";
import { storage } from "./storage.ts";
import { stream } from "./stream.ts";
import { time } from "./time.ts";
import { turn } from "./turn.ts";

// `npm run bench [name…]`: all of them, or those named. Nothing here fails by time; see docs/performance.md.

const benches: Readonly<Record<string, () => Promise<void>>> = {
  receive,
  answer,
  packs,
  reminders,
  route: route300,
  startup,
  steps,
  storage,
  stream,
  time,
  turn,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}

const startedAt = performance.now();
for (const [name, run] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) {
    await sayDisk(`before ${name}`);
    await run();
  }
}
console.log(`\nall in ${Math.round((performance.now() - startedAt) / 1000)} s`);
