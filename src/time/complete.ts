import { leftOver } from "./grammar/left-over.ts";
import { normalise } from "./grammar/normalise.ts";
import { noSuchChoice } from "./describe/time-texts.ts";
import { planFor } from "./plan.ts";
import type { AmbiguousResult, TimeContext, TimeResult } from "./time-result.ts";
import { understandTime } from "./understand.ts";
import { wallTime } from "./dates/zone.ts";

/**
 * What a text means after the question it led to was answered: by a choice's number (`2`, `第二个`), or by what was
 * missing (`下午`, `15:00`, `明天`). An answer that is a whole time of its own takes the place of what was said; the
 * left-over text is always that of what was said.
 */
export function completeTime(said: string, answer: string, context: TimeContext): TimeResult {
  const asked = planned(understandTime(said, context), context);
  const { spans } = asked;
  const rest = leftOver(said, spans);
  const placed = (result: TimeResult): TimeResult =>
    result.kind === "ambiguous" || result.kind === "none"
      ? { ...result, spans }
      : { ...result, spans, rest };
  if (asked.kind === "ambiguous" && asked.choices.length > 0) {
    const chosen = chosenBy(answer, asked, context);
    // A choice of its own knows best what is left: the other reading's words may be content.
    if (chosen !== undefined) return chosen;
  }
  const words = spans.map(([start, end]) => said.slice(start, end)).join(" ");
  const whole = understandTime(`${words} ${answer}`, context);
  if (isTime(whole)) return placed(whole);
  const alone = understandTime(answer, context);
  // 本周一 and 15:00: it has passed, and is not today's 15:00.
  const isPast = whole.kind === "none" && whole.reason === "past";
  if (isPast && isPartial(alone)) return placed(whole);
  // 周五下午3点或者4点 and 下午: which one is still to be said.
  const isChoice = asked.kind === "ambiguous" && asked.choices.length > 1;
  return isChoice && isPartial(alone) ? asked : placed(alone);
}

/** What is asked about before it can be planned: 周末 on which day, 10分钟 from now? */
function planned(result: TimeResult, context: TimeContext): TimeResult {
  if (result.kind !== "range" && result.kind !== "duration") return result;
  const plan = planFor(result, context, { recurring: true, shortestMs: 0 });
  return plan.kind === "ambiguous" ? plan : result;
}

/** Whether an answer leaves its day or its time of day to what was said before. */
function isPartial(answer: TimeResult): boolean {
  if (!isTime(answer) || answer.kind === "none" || answer.kind === "ambiguous") return false;
  return answer.assumed.includes("day") || answer.assumed.includes("time");
}

function isTime({ kind }: TimeResult): boolean {
  return kind === "once" || kind === "range" || kind === "recurring";
}

function chosenBy(
  answer: string,
  { choices, spans }: AmbiguousResult,
  context: TimeContext,
): TimeResult | undefined {
  const number = choiceNumber(answer);
  if (number !== undefined) {
    const choice = choices[number < 0 ? choices.length + number : number - 1];
    return choice ?? { kind: "none", reason: "invalid", why: noSuchChoice(choices.length), spans };
  }
  const fitting = choices.filter((choice) => fits(choice, answer, context));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const ordinals: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  前: 1,
  后: -1,
  last: -1,
  最后: -1,
};

const choicePattern =
  /^(?:the )?(?:选|第)?(\d{1,2}|最后|[一二两三四五六七前后]|first|second|third|fourth|fifth|last)(?:个|项|一个| one)?$/u;

/** The number of a choice as people say it; -1 is the last. */
export function choiceNumber(answer: string): number | undefined {
  const said = normalise(answer).trim().replace(closing, "").slice(0, longestChoice);
  const [, word = ""] = choicePattern.exec(said) ?? [];
  // 两个 is both of them.
  if (word === "" || said.startsWith("两")) return undefined;
  return ordinals[word] ?? Number(word);
}

const closing = /[。.!！)）吧]{1,4}$/u;
const longestChoice = 20;

/** Whether an answer such as 下午, 15:00 or 周六 names what is particular about a choice. */
function fits(
  choice: AmbiguousResult["choices"][number],
  answer: string,
  context: TimeContext,
): boolean {
  const said = understandTime(answer, context);
  if (said.kind !== "once" || choice.kind === "recurring") return false;
  const is = wallTime(choice.kind === "once" ? choice.at : choice.start, context.zone);
  const wanted = wallTime(said.at, context.zone);
  const isSameDay = is.month === wanted.month && is.day === wanted.day;
  if (said.grain === "day") return isSameDay;
  if (said.assumed.includes("time")) return is.hour >= 12 === wanted.hour >= 12;
  // 10点 may be either, where neither half of the day was said.
  const isHalfOpen = said.assumed.includes("pm") || said.assumed.includes("am");
  const hours = isHalfOpen ? 12 : 24;
  const isSameTime = (is.hour - wanted.hour) % hours === 0 && is.minute === wanted.minute;
  return isSameTime && (said.assumed.includes("day") || isSameDay);
}
