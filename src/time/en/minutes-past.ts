import { readAnyClock, type SaidClock } from "./clocks.ts";
import { readLength } from "./lengths.ts";
import { readCardinal } from "./numerals.ts";
import { after, type Found, lexicon, type Reader, textAt, type Word } from "./words.ts";

const fractions = lexicon({
  half: 30,
  "a half": 30,
  quarter: 15,
  "a quarter": 15,
  "three quarters": 45,
  "three quarter": 45,
});

/** half past three, a quarter to 8, 20 min past eight in the evening, ten to noon, half three. */
export const readMinutesPast: Reader<SaidClock> = (words, at) => {
  const minutes = readMinutes(words, at);
  const sign = minutes && readSign(words, minutes.next, minutes.value.isNoun);
  if (minutes === undefined || sign === undefined) {
    return readHalf(words, at) ?? readFromClock(words, at);
  }
  const hour = readAnyClock(words, sign.next);
  if (hour === undefined || hour.value.isImpossible) return undefined;
  if (!isUnambiguous(words, { at, minutes: minutes.value, sign, hour: hour.value }))
    return undefined;
  return { value: shifted(hour.value, sign.value * minutes.value.count), next: hour.next };
};

interface Minutes {
  readonly count: number;
  /** Said with the noun, or as a fraction of the hour. */
  readonly isNoun: boolean;
}

function readMinutes(words: readonly Word[], at: number): Found<Minutes> | undefined {
  const fraction = fractions(words, at);
  if (fraction !== undefined)
    return { value: { count: fraction.value, isNoun: true }, next: fraction.next };
  const number = readCardinal(words, at);
  if (number === undefined || number.value < 1 || number.value > 59) return undefined;
  const isNoun = nouns.has(textAt(words, number.next));
  return { value: { count: number.value, isNoun }, next: isNoun ? number.next + 1 : number.next };
}

const nouns = new Set(["minute", "minutes", "min", "mins"]);
const alwaysSigns = lexicon({ past: 1, to: -1, till: -1, til: -1 });
const nounSigns = lexicon({ after: 1, from: 1, before: -1, of: -1 });

function readSign(words: readonly Word[], at: number, isNoun: boolean): Found<number> | undefined {
  return alwaysSigns(words, at) ?? (isNoun ? nounSigns(words, at) : undefined);
}

interface Said {
  readonly at: number;
  readonly minutes: Minutes;
  readonly sign: Found<number>;
  readonly hour: SaidClock;
}

/** "5 to 6pm" is from 5 to 6; "five to seven" is 6:55 only after "at". */
function isUnambiguous(words: readonly Word[], { at, minutes, sign, hour }: Said): boolean {
  if (minutes.isNoun && sign.value < 0 && hour.minute > 0 && !hour.isLiteral) return false;
  if (minutes.isNoun || textAt(words, sign.next - 1) === "past") return true;
  if (minutes.count > 12 || (hour.hour === 12 && !hour.isBare)) return minutes.count % 5 === 0;
  const isWord = words[at]?.type === "latin";
  return (
    isWord &&
    minutes.count % 5 === 0 &&
    ["at", "around", "about", "by", "it's"].includes(textAt(words, at - 1))
  );
}

function shifted(clock: SaidClock, minutes: number): SaidClock {
  const total = (clock.hour * 60 + clock.minute + minutes + 24 * 60) % (24 * 60);
  const hour = Math.floor(total / 60);
  return {
    // A quarter to one is 12:45, on whichever half of the day.
    hour: hour === 0 && !clock.isLiteral ? 12 : hour,
    minute: total % 60,
    ...(clock.part === undefined ? {} : { part: clock.part }),
    isLiteral: clock.isLiteral,
    hourOnly: false,
    isBare: false,
  };
}

const lengthSigns = lexicon({ before: -1, "prior to": -1, "ahead of": -1, after: 1, past: 1 });

/** 2 hours before midnight, an hour and a half after 3pm. */
function readFromClock(words: readonly Word[], at: number): Found<SaidClock> | undefined {
  const length = readLength(words, at);
  const sign = length && lengthSigns(words, length.next);
  const clock = sign && readAnyClock(words, sign.next);
  if (length === undefined || sign === undefined || clock === undefined) return undefined;
  const { hours = 0, minutes = 0, ...others } = length.value.length;
  if (Object.keys(others).length > 0 || clock.value.isBare || clock.value.isImpossible)
    return undefined;
  return { value: shifted(clock.value, sign.value * (hours * 60 + minutes)), next: clock.next };
}

/** British half three: 3:30. */
function readHalf(words: readonly Word[], at: number): Found<SaidClock> | undefined {
  const start = after(words, at, "half");
  const hour = start === undefined ? undefined : readCardinal(words, start);
  if (hour === undefined || hour.value < 1 || hour.value > 12) return undefined;
  const next = words[hour.next];
  if (
    next?.type === "latin" &&
    !["tomorrow", "today", "tonight", "on", "in", "this"].includes(next.text)
  )
    return undefined;
  return {
    value: { hour: hour.value, minute: 30, isLiteral: false, hourOnly: false, isBare: false },
    next: hour.next,
  };
}
