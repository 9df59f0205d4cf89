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

/** Start and memory of a bot that waits: later starts, the first of all, and one with many reminders. */
export async function startup(): Promise<void> {
  const first: Rest[] = [];
  const idle: Rest[] = [];
  const many: Rest[] = [];
  await withFolder(async (full) => {
    const reminders = Array.from({ length: pending }, (_, number) => tomorrow(number));
    await keepReminders(full, reminders);
    await withFolder(async (compiled) => {
      await withFolder((folder) => startAndRest(folder, compiled));
      for (let round = 0; round < rounds; round += 1) {
        first.push(
          await withFolder((empty) => withFolder((folder) => startAndRest(folder, empty))),
        );
        idle.push(await withFolder((folder) => startAndRest(folder, compiled)));
        many.push(await startAndRest(full, compiled));
      }
    });
  });
  const figure = (of: readonly Rest[], key: keyof Rest): number =>
    median(of.map((one) => one[key]));
  const idleMb = figure(idle, "residentMb");
  const moreMb = figure(many, "residentMb") - idleMb;
  const startGoal = { atMost: 700 };
  printTable(`startup: median of ${rounds} interleaved rounds, sources`, [
    {
      what: "cold start to listening",
      value: figure(idle, "startedInMs"),
      unit: "ms",
      goal: startGoal,
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
      what: "first start of a checkout: to listening",
      value: figure(first, "startedInMs"),
      unit: "ms",
    },
    {
      what: "first start of a checkout: CPU until it rests",
      value: figure(first, "cpuMs"),
      unit: "ms",
    },
    { what: "first start of a checkout: RSS idle", value: figure(first, "residentMb"), unit: "MB" },
  ]);
}

/** `compiled` is where Node keeps compiled code between starts; an empty folder makes it a first start. */
async function startAndRest(folder: string, compiled: string): Promise<Rest> {
  const server = await startBot(folder, nowhere, { environment: { NODE_COMPILE_CACHE: compiled } });
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
