import type { DaySpec, Piece } from "../grammar/piece.ts";

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a calendar can have the day in some year. */
export function isPossible({ month, day, year }: Extract<DaySpec, { kind: "date" }>): boolean {
  if (day === 0 || day > 31 || day < -31) return false;
  if (month === undefined) return true;
  if (month === 2 && day === 29 && year !== undefined && !isLeap(year)) return false;
  return day <= (longest[month - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function invalidDate({ month, day, year }: Extract<DaySpec, { kind: "date" }>): Piece {
  const zh = `${year === undefined ? "" : `${year}年`}${month === undefined ? "" : `${month}月`}${day}日`;
  const en = [year, month, day].filter((part) => part !== undefined).join("-");
  return { type: "invalid", why: { zh: `没有${zh}这一天`, en: `there is no such day: ${en}` } };
}
