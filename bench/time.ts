import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createWorkCalendar } from "../src/time/calendar/create.ts";
import { timeDefaults } from "../src/time/defaults.ts";
import type { TimeContext } from "../src/time/time-result.ts";
import { understandTime } from "../src/time/understand.ts";
import { median, percentile, printTable } from "./figures.ts";
import { withFolder } from "./folder.ts";

const rounds = 5;
const hostileLength = 4000;
/** Phrases of other projects; ours stand in for them where they are absent. */
const corpus = new URL("../../shared/time/corpus-dev/", import.meta.url);

const own: readonly Phrase[] = [
  "明天下午3点 交周报",
  "每周一三五 9:30 站会",
  "从12月1日起每个工作日早上9点，到年底为止",
  "月底前提交方案",
  "半小时后喝水",
  "every other Friday at 10:00 from 2026-12-04",
  "remind me to call Bob tomorrow at 3pm",
  "随便记一个想法",
].map((text) => ({ text, ref: "2026-11-23T10:00:00+08:00" }));

interface Phrase {
  readonly text: string;
  readonly ref: string;
}

/** How long a time phrase takes to be understood, and the module to be loaded. */
export async function time(): Promise<void> {
  const phrases = phrasesOf();
  const contexts = phrases.map(({ ref }) => contextAt(Date.parse(ref)));
  const spent = phrases.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { text }] of phrases.entries()) {
      const context = contexts[index];
      if (context === undefined) continue;
      const from = performance.now();
      understandTime(text, context);
      // The first round is for the compiler.
      if (round > 0) spent[index]?.push(performance.now() - from);
    }
  }
  const medians = spent.map(median);
  const loads = await withFolder((folder) => Promise.resolve(loadTimes(folder)));
  printTable(`time: ${phrases.length} phrases, ${rounds} rounds`, [
    { what: "mean of all", value: meanOf(spent.flat()), unit: "ms", goal: { atMost: 0.2 } },
    {
      what: "p99 of phrases, each its median",
      value: percentile(medians, 0.99),
      unit: "ms",
      goal: { atMost: 2 },
    },
    { what: "load, compiled code kept", value: median(loads), unit: "ms", goal: { atMost: 15 } },
    ...["明天", "3点", "1点"].map((piece) => ({
      what: `${hostileLength} characters of ${piece}`,
      value: hostileMs(piece),
      unit: "ms",
      goal: { atMost: 5 },
    })),
  ]);
}

function phrasesOf(): readonly Phrase[] {
  if (!existsSync(corpus)) return own;
  return readdirSync(corpus).flatMap((file) =>
    readFileSync(new URL(file, corpus), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Phrase),
  );
}

function contextAt(now: number): TimeContext {
  return {
    now,
    zone: "Asia/Shanghai",
    calendar: createWorkCalendar("cn"),
    defaults: timeDefaults,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function hostileMs(piece: string): number {
  const text = piece.repeat(hostileLength / piece.length);
  const context = contextAt(Date.parse("2026-11-23T10:00:00+08:00"));
  const spent = Array.from({ length: 2 * rounds }, () => {
    const from = performance.now();
    understandTime(text, context);
    return performance.now() - from;
  });
  return median(spent);
}

/** Loading in a process of its own, with code compiled the time before, as the bin does it. */
function loadTimes(cache: string): readonly number[] {
  const url = new URL("../src/time/understand.ts", import.meta.url).href;
  const asTheBin = new URL("../bin/resolve-beside.js", import.meta.url).href;
  const program = `await import(${JSON.stringify(asTheBin)}); const from = performance.now(); await import(${JSON.stringify(url)}); console.log(performance.now() - from);`;
  const load = (): number =>
    Number(
      execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
        encoding: "utf8",
        env: { ...process.env, NODE_COMPILE_CACHE: cache },
      }),
    );
  load();
  return Array.from({ length: rounds }, load);
}
