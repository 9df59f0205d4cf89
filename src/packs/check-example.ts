import { didYouMean } from "../yaml/nearest.ts";
import type { Path } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import type { Finding } from "../yaml/source-text.ts";
import type { ExampleFile, TurnFile } from "./example-schema.ts";
import type { ExampleAt } from "./load-examples.ts";
import type { LoadedPack } from "./pack.ts";
import { compilePattern } from "./pattern.ts";

/** What is wrong with an example by itself: it could never hold, or says too little. */
export function checkExample({ example, problem }: ExampleAt, packs: Known): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path, finding: Finding): void => void problems.push(problem(path, finding));
  checkForm(example, packs, report);
  checkTurn(example, packs, report);
  for (const [index, turn] of (example.then ?? []).entries()) {
    checkTurn(turn, packs, (path, finding) => report(["then", index, ...path], finding));
  }
  return problems;
}

/** What examples of one pack may name. */
export interface Known {
  readonly pack: LoadedPack;
  /** Every command there is. */
  readonly commands: readonly string[];
}

type Report = (path: Path, finding: Finding) => void;

function checkForm(example: ExampleFile, { pack }: Known, report: Report): void {
  const { say, tick, posts } = example;
  if (say === undefined && tick === undefined) {
    report([], { message: "`say` is missing", hint: "what is said to the bot; or `tick`" });
  }
  if (say !== undefined && tick !== undefined) {
    report(["tick"], { message: "`say` and `tick` exclude each other" });
  }
  if (say !== undefined && posts !== undefined) {
    report(["posts"], { message: "`posts` belongs to `tick`", hint: "of a message, see `reply`" });
  }
  if (tick === undefined || say !== undefined) return;
  for (const key of ["is", "args", "then"] as const) {
    if (example[key] !== undefined) report([key], { message: `\`${key}\` belongs to \`say\`` });
  }
  if (example.now === undefined) {
    const hint = "when the schedule is looked at: 2026-09-25T16:30+08:00";
    report([], { message: "`now` is missing", hint });
  }
  const schedules = pack.schedules.map(({ key }) => key.slice(pack.name.length + 1));
  if (!schedules.includes(tick)) {
    const hint = didYouMean(tick, schedules) ?? "the `id` of one of `schedules`";
    report(["tick"], { message: `there is no schedule \`${tick}\``, hint });
  }
  if (posts === undefined && example.reply === undefined) {
    report([], { message: "nothing is expected", hint: "give `posts` or `reply`" });
  }
}

const outcomes = ["none", "denied", "asks"];

function checkTurn(
  turn: Omit<TurnFile, "say" | "later" | "group"> & Partial<Pick<ExampleFile, "say" | "then">>,
  { pack, commands }: Known,
  report: Report,
): void {
  const { is, reply, args, waits_for: waitsFor } = turn;
  const nothing = [is, reply, args, waitsFor].every((one) => one === undefined);
  if (turn.say !== undefined && nothing && turn.then === undefined) {
    report(["say"], { message: "nothing is expected", hint: "give `is`, `args` or `reply`" });
  }
  if (is !== undefined && !outcomes.includes(is) && !commands.includes(is)) {
    const hint = didYouMean(is, [...outcomes, ...pack.commands.map(({ name }) => name)]);
    report(["is"], { message: `there is no command \`${is}\``, hint });
  }
  const command = pack.commands.find(({ name }) => name === is);
  for (const name of command === undefined ? [] : Object.keys(args ?? {})) {
    const known = Object.keys(command?.args ?? {});
    if (known.includes(name)) continue;
    const message = `\`${is}\` has no argument \`${name}\``;
    report(["args", name], { message, hint: didYouMean(name, known) });
  }
  const source = reply === undefined ? undefined : patternIn(reply);
  const pattern = source === undefined ? undefined : compilePattern(source);
  if (pattern !== undefined && "refusal" in pattern) {
    report(["reply"], { message: `the pattern ${pattern.refusal}` });
  }
}

/** The regular expression that `reply` has between slashes. */
export function patternIn(reply: string): string | undefined {
  return /^\/(.+)\/$/su.exec(reply.trim())?.[1];
}
