import { createInterface } from "node:readline";
import type { Command } from "commander";
import { createSystemClock } from "../core/system-clock.ts";
import { BellhopError } from "../core/errors.ts";
import { exitCodes, print, type Terminal } from "./terminal.ts";
import type { TimeContext, TimeResult } from "../time/time-result.ts";
import { understandTime } from "../time/understand.ts";
import { contextOf, whenJson, type WhenQuestion } from "./when-json.ts";
import { whenText } from "./when-text.ts";

interface WhenOptions {
  readonly now?: string;
  readonly tz?: string;
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

/** `bellhop when`: how a time phrase is understood, as product.md §7 says it. */
export function addWhen(program: Command, terminal: Terminal): void {
  program
    .command("when")
    .description("show how a time phrase is understood")
    .argument("[phrase...]", "what somebody says, such as 每周一三五 9:30 站会")
    .option("--now <iso>", "the present, as 2026-11-23T10:00:00+08:00")
    .option("--tz <zone>", "the time zone, as Asia/Shanghai")
    .option("--json", "print one JSON document")
    .option("--jsonl", 'answer each line {"text","now","tz"} of stdin with a line')
    .action(async (words: readonly string[], options: WhenOptions) => {
      if (options.jsonl === true) return answerLines(terminal, options);
      if (words.length === 0) {
        throw new BellhopError("usage", "when what? give a phrase, or --jsonl");
      }
      const { result, context } = asked({ ...options, text: words.join(" ") });
      const said =
        options.json === true
          ? JSON.stringify(whenJson(result, context.zone))
          : whenText(result, context);
      print(terminal, said);
      terminal.exitCode = isUnderstood(result) ? exitCodes.good : exitCodes.no;
    });
}

async function answerLines(terminal: Terminal, options: WhenOptions): Promise<void> {
  let isGood = true;
  for await (const line of createInterface({ input: terminal.stdin, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const answer = answerTo(line, options);
    isGood &&= answer["ok"] === true;
    print(terminal, JSON.stringify(answer));
  }
  terminal.exitCode = isGood ? exitCodes.good : exitCodes.no;
}

/** A line that cannot be asked is answered with why: the lines behind it are still answered. */
function answerTo(line: string, options: WhenOptions): Readonly<Record<string, unknown>> {
  try {
    const { result, context } = asked({ ...options, ...questionOf(line) });
    return whenJson(result, context.zone);
  } catch (error) {
    if (!(error instanceof BellhopError)) throw error;
    return { ok: false, reason: "invalid", why: error.message };
  }
}

function isUnderstood({ kind }: TimeResult): boolean {
  return kind !== "ambiguous" && kind !== "none";
}

function questionOf(line: string): WhenQuestion {
  try {
    const question = JSON.parse(line) as Partial<WhenQuestion>;
    if (typeof question.text === "string") return { ...question, text: question.text };
  } catch {
    // Said below: the line is no question.
  }
  throw new BellhopError("usage", `not a question {"text","now","tz"}: ${line.slice(0, 80)}`);
}

function asked({ text, now, tz }: WhenQuestion): { result: TimeResult; context: TimeContext } {
  const given = { ...(now === undefined ? {} : { now }), ...(tz === undefined ? {} : { tz }) };
  try {
    const context = contextOf(given, createSystemClock().now());
    return { result: understandTime(text, context), context };
  } catch (error) {
    if (error instanceof RangeError) throw new BellhopError("usage", error.message);
    throw error;
  }
}
