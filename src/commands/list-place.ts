import { numberOf } from "../time/grammar/number-text.ts";
import { fold } from "./fold.ts";

/** The place of something in the list that was shown last: `第2个`, `第三条`, `the second one`. Of folded text. */
export const placePattern =
  /第\s*(?:[1-9]\d{0,2}|[一二三四五六七八九十]{1,3})\s*[个项条件](?:任务|提醒|事情|事)?|(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\s+(?:one|task|item|reminder)/;

/** `#2` of words that name the second place; undefined when they name none. */
export function placeIn(text: string): string | undefined {
  const folded = fold(text).trim();
  if (placePattern.exec(folded)?.[0] !== folded) return undefined;
  const said = /[1-9]\d{0,2}|[一二三四五六七八九十]+/u.exec(folded)?.[0];
  const place =
    said === undefined ? ordinals.findIndex((one) => folded.includes(one)) + 1 : numberOf(said);
  return place === undefined ? undefined : `#${place}`;
}

const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
