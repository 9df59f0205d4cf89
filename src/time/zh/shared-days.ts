import { readMonthDay } from "./calendar-words.ts";
import { readNumeral } from "./numerals.ts";
import { skipSpace, textAt, type Found, type Tokens } from "./reading.ts";

/** Words between days of one list (`and`) and of one span (`to`). */
export const dayJoins: ReadonlyMap<string, "and" | "to"> = new Map([
  ["到", "to"],
  ["至", "to"],
  ["-", "to"],
  ["~", "to"],
  ["、", "and"],
  [",", "and"],
  ["和", "and"],
  ["与", "and"],
  ["及", "and"],
  ["以及", "and"],
  ["跟", "and"],
  ["/", "and"],
  ["+", "and"],
]);

/** How far ahead 号 may stand; nobody lists more days. */
const mostShared = 15;

/** 5 of 5、15、25号 and of 15到17号: a day whose 号 comes later. */
export function readSharedDay(tokens: Tokens, at: number): Found<number> | undefined {
  const first = readNumeral(tokens, skipSpace(tokens, at));
  let number = first;
  for (let count = 0; count < mostShared; count += 1) {
    if (number === undefined || number.value.value > 31 || number.value.high !== undefined) break;
    const join = skipSpace(tokens, number.next);
    if (first === undefined || !dayJoins.has(textAt(tokens, join))) break;
    if (readMonthDay(tokens, join + 1, false) !== undefined) {
      return { value: first.value.value, next: first.next };
    }
    number = readNumeral(tokens, skipSpace(tokens, join + 1));
  }
  return undefined;
}
