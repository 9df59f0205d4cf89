import { after, type Found, isJoined, textAt, type Word } from "./words.ts";

export type Meridiem = "am" | "pm";

/** am, p.m., p m, and a or p joined to digits; `isLetter` for the last. */
export function readMeridiem(
  words: readonly Word[],
  at: number,
): Found<{ readonly meridiem: Meridiem; readonly isLetter: boolean }> | undefined {
  const text = textAt(words, at);
  if (text === "am" || text === "pm")
    return { value: { meridiem: text, isLetter: false }, next: at + 1 };
  if (text !== "a" && text !== "p") return undefined;
  const meridiem = text === "a" ? "am" : "pm";
  const dot = after(words, at + 1, ".") ?? at + 1;
  if (textAt(words, dot) === "m") {
    const hasDot = dot > at + 1 && isJoined(words, dot + 1);
    return {
      value: { meridiem, isLetter: false },
      next: hasDot ? (after(words, dot + 1, ".") ?? dot + 1) : dot + 1,
    };
  }
  const isLetter = isJoined(words, at) && words[at - 1]?.type === "digits";
  return isLetter ? { value: { meridiem, isLetter: true }, next: at + 1 } : undefined;
}

/** The hour on a clock of 24 hours; undefined where the two do not fit: 14pm with no minutes. */
export function hourOf(hour: number, meridiem: Meridiem): number | undefined {
  if (hour > 12) return meridiem === "pm" && hour < 24 ? hour : undefined;
  if (meridiem === "pm") return hour === 12 ? 12 : hour + 12;
  return hour === 12 ? 0 : hour;
}
