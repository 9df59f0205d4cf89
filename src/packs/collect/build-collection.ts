import type { CommandDefinition } from "../../commands/definition.ts";
import { dayMs, minuteMs } from "../../core/clock.ts";
import type { ChasePlan, CollectionPlan } from "../../core/collection.ts";
import type { Localized } from "../../core/locale.ts";
import type { ScheduleTiming } from "../../core/schedule.ts";
import { describeRecurrence } from "../../time/describe/describe.ts";
import { readRecurrence } from "../../time/occurrences/recurrence-text.ts";
import type { Path } from "../../yaml/document.ts";
import { parseSetting } from "../../yaml/duration.ts";
import type { Finding } from "../../yaml/source-text.ts";
import { warnOfUnknownRoles } from "../allow.ts";
import { findGroup } from "../find-group.ts";
import { toLocalized } from "../localized.ts";
import type { PackSchedule } from "../pack.ts";
import { readTiming } from "../schedule-timing.ts";
import { checkSay } from "../sentences.ts";
import type { PackDraft } from "../setting.ts";
import { collectCommands } from "./collect-commands.ts";
import type { CollectFile } from "./collect-schema.ts";
import { compileSummary } from "./collect-templates.ts";
import { collectKinds, collectWords, type CollectKind } from "./collect-words.ts";
import { readDeadline } from "./read-deadline.ts";
import { readPeople } from "./read-people.ts";
import { readQuestions } from "./read-questions.ts";
import type { TypedQuestion } from "./answer-command.ts";

/** A collection of a pack: its commands, and the schedule that opens it. */
export interface BuiltCollection {
  readonly plan: CollectionPlan;
  readonly commands: readonly BuiltCollectCommand[];
  readonly schedule?: PackSchedule;
}

export interface BuiltCollectCommand {
  readonly definition: CommandDefinition;
  readonly kind: CollectKind;
  /** Of the collection. */
  readonly path: Path;
}

/** The collection of one entry of `collect`; `undefined` when something is wrong with it, which is reported. */
export function buildCollection(
  draft: PackDraft,
  file: CollectFile,
  path: Path,
): BuiltCollection | undefined {
  const zone = file.timezone ?? draft.setting.zone;
  const title = readTitle(draft, file, path);
  const questions = readQuestions(draft, file.questions, [...path, "questions"]);
  const deadline = readDeadline(draft, file.close, { path: [...path, "close"], zone });
  const chase = readChase(draft, file, path);
  const to = file.summary?.to;
  const postTo = to === undefined ? undefined : findGroup(draft, to, [...path, "summary", "to"]);
  const rendered = compileSummary(draft, file.summary, { path: [...path, "summary"], title });
  warnOfUnknownRoles(draft, file, path);
  for (const kind of collectKinds) {
    warnOfUnknownRoles(draft, file.commands?.[kind] ?? {}, [...path, "commands", kind]);
  }
  const opening = readOpening(draft, file, { path, zone });
  const isBroken = chase === "wrong" || opening === "wrong" || (to !== undefined && !postTo);
  if (isBroken || !questions || !deadline || !rendered) return undefined;
  const base = file.id === draft.name ? file.id : `${draft.name}-${file.id}`;
  const example = exampleOf(questions);
  const words = collectWords(base, title, example);
  const { from, otherwise, by = "group" } = file;
  const isSole = otherwise === undefined;
  const plan: CollectionPlan = {
    key: `${draft.name}/${file.id}`,
    title,
    questions,
    example,
    from: readPeople(draft, from, { path: [...path, "from"], isSole }),
    ...(otherwise !== undefined && {
      otherwise: readPeople(draft, otherwise, { path: [...path, "otherwise"], isSole: true }),
    }),
    by,
    zone,
    deadline,
    ...(chase !== undefined && { chase }),
    late: file.late ?? "accept",
    ...(postTo !== undefined && { postTo }),
    words: {
      answerCommand: words.answer.name,
      answer: { zh: title.zh, en: title.en },
      missing: spoken(words.missing.examples),
      start: spoken(words.start.examples),
      summary: spoken(words.summary.examples),
      cancel: spoken(words.cancel.examples),
    },
    ...(opening !== undefined &&
      opening.target === undefined && { recurs: inWords(opening.timing) }),
    isGuarded: file.allow !== undefined,
    ...rendered,
  };
  const about = { file, words, fragments: draft.fragments };
  const commands = collectCommands(plan, questions, about).map((one) => ({ ...one, path }));
  const isSaid = commands.map(({ kind, definition }) =>
    isSayRight(draft, kind, definition, { file, path }),
  );
  if (isSaid.includes(false)) return undefined;
  if (opening === undefined) return { plan, commands };
  return { plan, commands, schedule: { ...opening, action: { kind: "collect", plan } } };
}

function spoken([zh = "", en = zh]: readonly string[]): Localized {
  return { zh, en };
}

/** When a schedule fires. */
function inWords(timing: ScheduleTiming): Localized {
  if (timing.kind === "cron") return { zh: timing.expression, en: timing.expression };
  const recurrence = readRecurrence(timing.recurrence);
  return {
    zh: describeRecurrence(recurrence, "zh-CN"),
    en: describeRecurrence(recurrence, "en"),
  };
}

/** The sentences that are made of the title are right; those written in the pack come last. */
function isSayRight(
  draft: PackDraft,
  kind: CollectKind,
  { args, fragments }: CommandDefinition,
  { file, path }: { readonly file: CollectFile; readonly path: Path },
): boolean {
  const say = file.commands?.[kind]?.say ?? [];
  return checkSay(draft, { say, fragments: { ...fragments }, args }, [...path, "commands", kind]);
}

/** An answer in one sentence. */
function exampleOf(questions: readonly TypedQuestion[]): Localized {
  const wanted = questions.filter(({ isOptional }) => !isOptional).slice(0, 2);
  if (questions.length === 1) return { zh: "…", en: "…" };
  return {
    zh: wanted.map(({ label }) => `${label.zh}…`).join("；"),
    en: wanted.map(({ label }) => `${label.en} …`).join("; "),
  };
}

function readTitle(draft: PackDraft, file: CollectFile, path: Path): Localized {
  const title = toLocalized(file.title);
  if (/[()[\]{}<>|（）]/u.test(title.zh + title.en)) {
    draft.report(
      draft.document.problem([...path, "title"], {
        message: "`title` may have no brackets and no |: sentences are made of it",
        hint: "for example { zh: 周报, en: weekly report }",
      }),
    );
  }
  return { zh: plain(title.zh).replaceAll(/\s+/gu, ""), en: plain(title.en).toLowerCase() };
}

function plain(text: string): string {
  return text.replaceAll(/[()[\]{}<>|（）]/gu, "").trim();
}

const defaultHours = "9:00-18:00";

function readChase(
  draft: PackDraft,
  { chase, by = "group" }: CollectFile,
  path: Path,
): ChasePlan | "wrong" | undefined {
  if (chase === undefined) return undefined;
  const [from = "", to = ""] = (chase.hours ?? defaultHours).split(/[-–~至到]/u);
  const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)];
  if (fromMinute === undefined || toMinute === undefined || fromMinute >= toMinute) {
    const finding: Finding = { message: "`hours` are no hours", hint: "for example 9:00-18:00" };
    draft.report(draft.document.problem([...path, "chase", "hours"], finding));
    return "wrong";
  }
  const everyMs = parseSetting(chase.every) ?? dayMs;
  if (everyMs < leastChaseMs) {
    const finding: Finding = { message: "`every` is less than 5 minutes", hint: "for example 1h" };
    draft.report(draft.document.problem([...path, "chase", "every"], finding));
    return "wrong";
  }
  return { everyMs, fromMinute, toMinute, by: chase.by ?? by };
}

const leastChaseMs = 5 * minuteMs;

/** Minutes since midnight of `9:30`. */
function minuteOf(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/u.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return undefined;
  return Number(hour) * 60 + Number(minute);
}

/** When it opens by itself: in its group, or in those where it was started before. */
function readOpening(
  draft: PackDraft,
  file: CollectFile,
  { path, zone }: { readonly path: Path; readonly zone: string },
): Omit<PackSchedule, "action"> | "wrong" | undefined {
  const { open } = file;
  if (open === undefined) return undefined;
  const at = [...path, "open"];
  const isTwice = open.when !== undefined && open.cron !== undefined;
  if (isTwice || (open.when === undefined && open.cron === undefined)) {
    const message = isTwice ? "`when` and `cron` exclude each other" : "`when` is missing";
    draft.report(draft.document.problem(at, { message, hint: "`when: 每周五 16:00`" }, "key"));
    return "wrong";
  }
  const timing = readTiming(draft, { ...open, id: file.id }, { zone, path: at });
  if (timing === undefined) return "wrong";
  const target = open.to === undefined ? undefined : findGroup(draft, open.to, [...at, "to"]);
  if (target === undefined && open.to !== undefined) return "wrong";
  return {
    key: `${draft.name}/${file.id}`,
    pack: draft.name,
    timing,
    zone,
    ...(target !== undefined && { target }),
    catchUp: "latest",
    withinMs: parseSetting(open.within ?? "24h") ?? dayMs,
  };
}
