import { setTimeout as delay } from "node:timers/promises";
import { startBot } from "./bot.ts";
import { median, printTable } from "./figures.ts";
import { withFolder } from "./folder.ts";
import { cpuMs, residentMb } from "./processes.ts";
import { keepReminders, reminderDue } from "./stored.ts";

const rounds = 3;
const pending = 100_000;
/** After starting, until memory is read. */
const settleMs = 2000;
// Nothing is sent; a port where nothing listens.
const nowhere = "http://127.0.0.1:9";

interface Rest {
  readonly startedInMs: number;
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Cold start, and the memory of a bot that waits, with few and with many reminders. */
export async function startup(): Promise<void> {
  const idle: Rest[] = [];
  const many: Rest[] = [];
  const cached: Rest[] = [];
  await withFolder(async (full) => {
    const reminders = Array.from({ length: pending }, (_, number) => tomorrow(number));
    await keepReminders(full, reminders);
    await withFolder(async (cache) => {
      const warm = { NODE_COMPILE_CACHE: cache };
      await withFolder((folder) => startAndRest(folder, warm));
      for (let round = 0; round < rounds; round += 1) {
        idle.push(await withFolder((folder) => startAndRest(folder)));
        many.push(await startAndRest(full));
        cached.push(await withFolder((folder) => startAndRest(folder, warm)));
      }
    });
  });
  const figure = (of: readonly Rest[], key: keyof Rest): number =>
    median(of.map((one) => one[key]));
  const idleMb = figure(idle, "residentMb");
  const moreMb = figure(many, "residentMb") - idleMb;
  printTable(
    `startup: median of ${rounds} interleaved rounds, sources, types stripped as they load`,
    [
      {
        what: "cold start to listening",
        value: figure(idle, "startedInMs"),
        unit: "ms",
        goal: { atMost: 700 },
      },
      { what: "CPU until it rests", value: figure(idle, "cpuMs"), unit: "ms" },
      { what: "RSS idle", value: idleMb, unit: "MB", goal: { atMost: 110 } },
      {
        what: "RSS with 100,000 pending reminders, more",
        value: moreMb,
        unit: "MB",
        goal: { atMost: 20 },
      },
      {
        what: "warm NODE_COMPILE_CACHE: start to listening",
        value: figure(cached, "startedInMs"),
        unit: "ms",
      },
      {
        what: "warm NODE_COMPILE_CACHE: CPU until it rests",
        value: figure(cached, "cpuMs"),
        unit: "ms",
      },
      {
        what: "warm NODE_COMPILE_CACHE: RSS idle",
        value: figure(cached, "residentMb"),
        unit: "MB",
      },
    ],
  );
}

async function startAndRest(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Rest> {
  const server = await startBot(folder, nowhere, environment);
  try {
    await delay(settleMs);
    const { pid, startedInMs } = server;
    return { startedInMs, cpuMs: cpuMs(pid), residentMb: residentMb(pid) };
  } finally {
    await server.stop();
  }
}

function tomorrow(number: number) {
  return reminderDue(number, Date.now() + 86_400_000 + number);
}
