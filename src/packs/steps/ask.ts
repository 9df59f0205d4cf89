import type { ArgSpec } from "../../commands/definition.ts";
import { dayMs, minuteMs } from "../../core/clock.ts";
import { parseSetting } from "../../yaml/duration.ts";
import { didYouMean } from "../../yaml/nearest.ts";
import { toChoices } from "../argument-schema.ts";
import { keepQuestion } from "../runs/question.ts";
import { reportAt, wordsIn, type StepPlace } from "./place.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction } from "./step.ts";

const usualTtlMs = 15 * minuteMs;
const longestTtlMs = 7 * dayMs;

/** `ask`: asks the sender, and waits for the answer. */
export function compileAsk(
  place: StepPlace,
  file: NonNullable<StepFile["ask"]>,
): StepAction | undefined {
  if (!place.about.hasSender) {
    return reportAt(
      place,
      ["ask"],
      { message: "there is nobody to ask: nobody said anything" },
      "key",
    );
  }
  const text = wordsIn(place, ["ask", "text"], file.text)?.of;
  const spec = specOf(place, file);
  const ttlMs = parseSetting(file.ttl ?? "") ?? usualTtlMs;
  if (ttlMs > longestTtlMs) {
    return reportAt(place, ["ask", "ttl"], { message: "`ttl` is longer than 7d" });
  }
  if (text === undefined || spec === undefined) return undefined;
  return {
    kind: "wait",
    begin(step) {
      const { scope, context } = step;
      step.say({ type: "text", text: questionText(text(scope), spec) });
      return keepQuestion(step, { path: step.path, spec, until: context.now + ttlMs });
    },
  };
}

function specOf(place: StepPlace, file: NonNullable<StepFile["ask"]>): ArgSpec | undefined {
  const { list, choices, type } = file;
  const given = (["list", "choices", "type"] as const).filter((key) => file[key] !== undefined);
  const [first, second] = given;
  if (second !== undefined) {
    const message = `\`${first}\` and \`${second}\` exclude each other`;
    return reportAt(place, ["ask", second], { message }, "key");
  }
  const { lists } = place.about.draft;
  if (list !== undefined) {
    const words = lists[list];
    if (words !== undefined) return { type: "choice", choices: toChoices(words) };
    const hint = didYouMean(list, Object.keys(lists)) ?? "lists stand under `lists` of the pack";
    return reportAt(place, ["ask", "list"], { message: `there is no list \`${list}\``, hint });
  }
  if (choices !== undefined) return { type: "choice", choices: toChoices(choices) };
  if (type === "yes") return { type: "choice", choices: yesOrNo };
  return type === undefined || type === "text" ? { type: "text", rest: true } : { type };
}

/** `yes` and `no`, as people say them; also how somebody confirms what they asked for themselves. */
export const yesOrNo: Readonly<Record<string, readonly string[]>> = {
  yes: "是 好 好的 对 可以 行 嗯 确认 同意 确定 y ok sure agree confirm".split(" "),
  no: "不 不是 否 不要 不行 不用 拒绝 取消 算了 不同意 n nope decline reject cancel".split(" "),
};

/** The question, with what there is to choose from. */
export function questionText(text: string, spec: ArgSpec): string {
  if (spec.type !== "choice" || spec.choices === yesOrNo) return text;
  const names = Object.keys(spec.choices);
  return `${text}\n${names.map((name) => `· ${name}`).join("\n")}`;
}
