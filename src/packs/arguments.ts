import { parseDuration } from "../core/duration.ts";
import { durationOf } from "../time/duration-words.ts";
import type { TimeValue, Who } from "../commands/definition.ts";
import type { Path } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import type { Finding } from "../yaml/source-text.ts";
import { defaultOf, toChoices, type ArgumentFile } from "./argument-schema.ts";
import { compilePattern } from "./pattern.ts";
import { refusedDefault } from "./argument-defaults.ts";
import type { PackDraft, PackSetting } from "./setting.ts";
import { fieldsShape, listShape, openShape, valueShape, type NameShape } from "./template-names.ts";

type ArgumentFiles = Readonly<Record<string, ArgumentFile>>;

/** Reports what the schema of one argument cannot see; answers whether all is well. */
export function checkArguments(draft: PackDraft, args: ArgumentFiles, path: Path): boolean {
  const { document } = draft;
  let fits = true;
  const report = (at: Path, finding: Finding, place: "key" | "value" = "value"): void => {
    fits = false;
    draft.report(document.problem([...path, ...at], finding, place));
  };
  const entries = Object.entries(args);
  for (const [index, [key, arg]] of entries.entries()) {
    const problem = nameProblem(key);
    if (problem !== undefined) report([key], problem, "key");
    checkPattern(arg, (finding) => report([key, "pattern"], finding));
    checkDefault(arg, draft.setting, (finding) => report([key, "default"], finding));
    checkRange(arg, (finding) => report([key, "min"], finding));
    const later = entries.slice(index + 1).find(([, one]) => takesWords.has(one.type));
    if (arg.type === "text" && arg.rest === true && later !== undefined) {
      const message = `\`${key}\` takes the rest, so nothing is left for \`${later[0]}\``;
      report([key, "rest"], { message, hint: "put it last" });
    }
  }
  return fits;
}

const takesWords = new Set(
  "text int number choice time datetime recurrence duration group date url task reminder event shared-file".split(
    " ",
  ),
);

const reserved = new Set(
  "sender conversation now lang slot vars secrets forloop true false nil null empty blank and or not contains in".split(
    " ",
  ),
);

function nameProblem(key: string): Finding | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(key)) {
    return { message: `\`${key}\` cannot name an argument`, hint: "letters, digits and _ only" };
  }
  return reserved.has(key)
    ? { message: `\`${key}\` means something else in templates`, hint: "choose another name" }
    : undefined;
}

function checkPattern(arg: ArgumentFile, report: (finding: Finding) => void): void {
  if (arg.type !== "text" || arg.pattern === undefined) return;
  const pattern = compilePattern(arg.pattern);
  if (!("refusal" in pattern)) return;
  report({ message: `\`pattern\` ${pattern.refusal}`, hint: "for example 'v?\\d+\\.\\d+\\.\\d+'" });
}

function checkDefault(
  arg: ArgumentFile,
  setting: PackSetting,
  report: (finding: Finding) => void,
): void {
  const value = defaultOf(arg);
  const refusal = value === undefined ? undefined : refusedDefault(arg, value, setting);
  if (refusal !== undefined) report({ message: `\`default\`: ${refusal}` });
  if (arg.type === "choice" && value !== undefined) {
    const choices = Object.keys(toChoices(arg.choices ?? []));
    if (!choices.includes(String(value))) {
      report({
        message: "`default` is not one of the choices",
        hint: didYouMean(String(value), choices),
      });
    }
  }
  if (typeof value !== "number" || (arg.type !== "int" && arg.type !== "number")) return;
  if (value < (arg.min ?? value)) report({ message: "`default` is less than `min`" });
  if (value > (arg.max ?? value)) report({ message: "`default` is more than `max`" });
}

function checkRange(arg: ArgumentFile, report: (finding: Finding) => void): void {
  const [min, max] = rangeOf(arg);
  if (min > max) {
    report({ message: "`min` is more than `max`" });
  }
}

function rangeOf(arg: ArgumentFile): readonly [number, number] {
  if (arg.type === "int" || arg.type === "number" || arg.type === "text") {
    return [arg.min ?? -Infinity, arg.max ?? Infinity];
  }
  if (arg.type !== "duration") return [0, 0];
  return [parseDuration(arg.min ?? "") ?? 0, parseDuration(arg.max ?? "") ?? Infinity];
}

/** What templates may ask of each argument. */
export function argumentNames(args: ArgumentFiles): [string, NameShape][] {
  return Object.entries(args).map(([key, arg]) => [key, shapeOf(arg)]);
}

function shapeOf(arg: ArgumentFile): NameShape {
  if (arg.type === "mention" || ("many" in arg && arg.many === true)) return listShape;
  if (arg.type === "recurrence") return fieldsShape({ at: valueShape, rule: valueShape });
  if (arg.type === "file")
    return fieldsShape({ name: valueShape, size: valueShape, file: openShape });
  if (arg.type === "date" && arg.range === true) return rangeShape;
  return arg.type === "who" ? whoShape : valueShape;
}

const rangeShape = fieldsShape({ from: valueShape, to: valueShape });

const whoShape = fieldsShape({ kind: valueShape, ids: listShape });

/** What a template sees: a moment as epoch milliseconds, people as ids, what was not said as nil. */
export function valueForTemplate(arg: ArgumentFile, said: unknown, senderId: string): unknown {
  // A name whose value is `undefined` is an unknown name to Liquid.
  if (arg.type === "date" && arg.range === true) return daysOf(said as TimeValue | undefined);
  if (said === undefined) return unsaid(arg, senderId);
  if (arg.type === "recurrence") {
    const { at, recurrence } = said as TimeValue;
    return { at, rule: recurrence ?? null };
  }
  if (arg.type === "time" || arg.type === "datetime" || arg.type === "date") {
    return typeof said === "number" ? said : (said as TimeValue).at;
  }
  if (arg.type === "who") return whoForTemplate(said as Who, senderId);
  return said;
}

function unsaid(arg: ArgumentFile, senderId: string): unknown {
  const value = defaultOf(arg);
  if (arg.type === "who") {
    return arg.default === undefined ? nobody : whoForTemplate({ kind: arg.default }, senderId);
  }
  if (arg.type === "mention") {
    return [value ?? []].flat().map((one) => (one === "me" ? senderId : one));
  }
  if (arg.type === "recurrence") return { at: null, rule: null };
  if (arg.type === "file") return { name: null, size: null, file: null };
  if ("many" in arg && arg.many === true) return [value ?? []].flat();
  if (arg.type === "duration") return durationOf(String(value ?? "")) ?? null;
  return value ?? null;
}

function daysOf(said: TimeValue | undefined) {
  return { from: said?.at ?? null, to: said?.until ?? said?.at ?? null };
}

const nobody = { kind: null, ids: [] };

function whoForTemplate(who: Who, senderId: string) {
  if (who.kind === "people") return { kind: who.kind, ids: who.ids };
  return { kind: who.kind, ids: who.kind === "me" ? [senderId] : [] };
}
