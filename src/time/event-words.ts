import { dayMs, hourMs, minuteMs } from "../core/clock.ts";
import { normalise } from "./grammar/normalise.ts";
import { numberOf } from "./grammar/number-text.ts";

/** What the words of an event say besides when it begins: how long it is, and how long before people are reminded. */
export interface EventWords {
  /** 全天, for three days. */
  readonly allDay: boolean;
  /** 1小时, for 30 minutes, 三天. */
  readonly lengthMs?: number;
  /** 提前15分钟提醒; none for 不用提醒. */
  readonly remindBefore?: readonly number[];
  /** Where these words stand, as [start, end) positions. */
  readonly spans: readonly (readonly [number, number])[];
}

type Span = readonly [number, number];

/** Finds them wherever they stand; their lengths are no times: 明天2点开会1小时，提前15分钟提醒. */
export function readEventWords(text: string): EventWords {
  const spans: Span[] = [];
  let left = normalise(text);
  /** Takes what fits out of the text, which keeps its length. */
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(left);
    if (found === null) return undefined;
    const [start, end] = [found.index, found.index + found[0].length];
    spans.push([start, end]);
    left = left.slice(0, start) + " ".repeat(end - start) + left.slice(end);
    return found;
  };
  const remindBefore: number[] = [];
  const isSilent = take(silent) !== undefined;
  for (const pattern of ahead) {
    for (let found = take(pattern); found !== undefined; found = take(pattern)) {
      const ms = lengthIn(found.groups?.["length"] ?? "");
      if (ms !== undefined) remindBefore.push(ms);
    }
  }
  const isWhole = take(wholeDay) !== undefined;
  const length = take(chineseLength) ?? take(englishLength);
  const lengthMs = lengthIn(length?.groups?.["length"] ?? "");
  const reminded = isSilent || remindBefore.length > 0;
  return {
    allDay: isWhole || (lengthMs !== undefined && lengthMs % dayMs === 0),
    ...(lengthMs === undefined ? {} : { lengthMs }),
    ...(reminded ? { remindBefore: [...new Set(remindBefore)] } : {}),
    spans: spans.toSorted(([a], [b]) => a - b),
  };
}

/** The text with spaces for these words: what can be a time in it is one. */
export function withoutEventWords(text: string, { spans }: EventWords): string {
  return spans.reduce(
    (left, [start, end]) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    text,
  );
}

const number = String.raw`(?:\d{1,3}(?:\.\d)?|[半一二两三四五六七八九十]{1,3})`;
const chinese = String.raw`${number}(?:个半|个)?(?:小时|钟头|分钟|刻钟)`;
const days = String.raw`${number}天`;
const word = String.raw`(?:\d{1,3}(?:\.\d)?|half an?|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty-five)`;
const english = String.raw`${word}(?:\s|-)?(?:hours?|hrs?|h|minutes?|mins?|m)(?: and a half)?\b`;

const silent =
  /[,，、;；\s]{0,3}(?:不用|不要|无需|不需要|别)提醒(?:我们?|大家)?|[,;\s]{0,3}\b(?:no|without(?: a)?) reminders?\b/u;

const ahead = [
  new RegExp(
    String.raw`[,，、;；\s]{0,3}(?:和|以及|并|并且|请|记得)?\s*(?:会前|开会前|开始前|提前|开始之前)(?:的)?\s?(?<length>${chinese}|${days}|${number}(?:周|个?星期))\s*(?:(?:给|跟)?(?:我们?|大家|他们|所有人)?(?:发)?(?:提醒|通知|叫|喊|提示)(?:一?下|一声)?(?:我们?|大家|他们|所有人|一?下|一声)*|(?=[,，。;；\s]|$|和|提前))`,
    "u",
  ),
  new RegExp(
    String.raw`[,;\s]{0,3}(?:\band )?\b(?:please )?(?:remind|alert|notify|ping|nudge)(?: me| us| everyone| everybody| them| all)?\s(?<length>${english}|${word} days?)\s?(?:before(?:hand)?|ahead|early|earlier|in advance|prior)(?: it| of it| the meeting)?`,
    "u",
  ),
  new RegExp(
    String.raw`[,;\s]{0,3}\b(?:with )?(?:a |an )?(?:reminder )?(?<length>${english}|${word} days?)\s?(?:(?:before(?:hand)?|ahead|in advance|prior)? ?reminder|(?:before|ahead|in advance) reminder)`,
    "u",
  ),
  new RegExp(
    String.raw`[,;\s]{0,3}\b(?:with )?(?:a |an )?reminder (?:set )?(?:for )?(?<length>${english}|${word} days?)\s?(?:before(?:hand)?|ahead|early|in advance|prior)?`,
    "u",
  ),
];

const wholeDay =
  /(?:一整天|整整一天|整天|全天|整日|全日)|\b(?:all|whole|full|entire)[\s-]day(?: long)?\b/u;

const chineseLength = new RegExp(
  String.raw`(?<![前后每隔提第近这那\d点:.]|未来|接下来)(?:时长|为期|持续|大概|大约|预计)*\s?(?<length>${chinese}|${days})(?!\s?(?:后|之后|以后|前|之前|以前|内|之内|以内|一次|制))`,
  "u",
);

const englishLength = new RegExp(
  String.raw`(?<!\b(?:in|every|next|last|past|within)\s)(?:\b(?:for|lasting|lasts|takes|about|around|of)\s)*(?<![\d:.])\b(?<length>${english}|(?<=for )${word} days)(?: long)?(?!\s(?:before|ahead|later|from|ago|early|earlier|after|in advance|prior|reminder))`,
  "u",
);

/** The length that words say, in milliseconds. */
function lengthIn(words: string): number | undefined {
  if (words === "") return undefined;
  const unit = units.find(([pattern]) => pattern.test(words));
  if (unit === undefined) return undefined;
  const [, count = ""] =
    /^(\d+(?:\.\d+)?|half|[a-z-]+|[半一二两三四五六七八九十]+)/u.exec(words) ?? [];
  const amount = amounts[count] ?? numberOf(count) ?? Number(count);
  const isHalfMore = /个半|and a half/u.test(words);
  const ms = (amount + (isHalfMore ? 0.5 : 0)) * unit[1];
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

const units: readonly (readonly [RegExp, number])[] = [
  [/小时|钟头|hours?|hrs?|\dh$/u, hourMs],
  [/刻钟/u, 15 * minuteMs],
  [/分钟|minutes?|mins?|\d\s?m$/u, minuteMs],
  [/天|日|days?/u, dayMs],
  [/周|星期/u, 7 * dayMs],
];

const amounts: Readonly<Record<string, number>> = {
  半: 0.5,
  half: 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  "forty-five": 45,
};
