import type { Localized } from "../../core/locale.ts";
import type { Path } from "../../yaml/document.ts";
import { toArgSpec, type ArgumentFile } from "../argument-schema.ts";
import { checkArguments } from "../arguments.ts";
import { withLists } from "../lists.ts";
import { toLocalized } from "../localized.ts";
import type { PackDraft } from "../setting.ts";
import { sentenceArgument, type TypedQuestion } from "./answer-command.ts";
import type { CollectFile, QuestionFile } from "./collect-schema.ts";

/** The questions at `path`; `undefined` when something is wrong with one, which is reported. */
export function readQuestions(
  draft: PackDraft,
  written: CollectFile["questions"],
  path: Path,
): readonly TypedQuestion[] | undefined {
  let fits = true;
  const report = (at: Path, message: string, hint: string): void => {
    fits = false;
    draft.report(draft.document.problem([...path, ...at], { message, hint }, "key"));
  };
  if (Object.keys(written).length === 0) {
    report([], "`questions` asks nothing", "for example `done: { type: text, ask: 本周完成？ }`");
  }
  for (const [key, { type }] of Object.entries(written)) {
    if (key === sentenceArgument)
      report([key], `\`${key}\` means all answers`, "choose another name");
    if (type === "flag")
      report([key, "type"], "nobody can be asked for a flag", "a choice of 是 and 否");
  }
  const typed = Object.entries(written).flatMap(([key, one]): [string, ArgumentFile][] =>
    one.type === "file" ? [] : [[key, one]],
  );
  const args = withLists(draft, Object.fromEntries(typed), path);
  if (args === undefined || !checkArguments(draft, args, path) || !fits) return undefined;
  return Object.entries(written).map(([key, file]) => toQuestion(key, args[key] ?? file));
}

function toQuestion(key: string, file: QuestionFile): TypedQuestion {
  const label = labelOf(key, file);
  const ask = file.ask === undefined ? questionOf(label) : toLocalized(file.ask);
  const labels = [label.zh, label.en, key, bare(ask.zh), bare(ask.en), ...(file.names ?? [])];
  return {
    key,
    label,
    ask: file.optional === true ? mayBeNone(ask) : ask,
    isOptional: file.optional === true,
    labels: [...new Set(labels)],
    spec:
      file.type === "file"
        ? { type: "file", summary: label }
        : { ...toArgSpec(file), summary: label },
  };
}

function labelOf(key: string, { summary, ask }: QuestionFile): Localized {
  if (summary !== undefined) return toLocalized(summary);
  if (ask === undefined) return { zh: key, en: key };
  const { zh, en } = toLocalized(ask);
  return { zh: bare(zh), en: bare(en) };
}

function questionOf({ zh, en }: Localized): Localized {
  return { zh: `${zh}？`, en: `${en}?` };
}

function mayBeNone({ zh, en }: Localized): Localized {
  return { zh: `${zh}（没有就回「没有」）`, en: `${en} (“none” when there is none)` };
}

/** A question without its mark and the words that make it one: 本周完成了什么？ is about 本周完成. */
function bare(question: string): string {
  return question
    .replace(/[\s?？:：。.]+$/u, "")
    .replace(/(?:了|有)?(?:什么|哪些|哪些事|啥)(?:事|内容)?$/u, "")
    .trim();
}
