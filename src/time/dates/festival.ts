import { dayMs } from "../../core/clock.ts";
import type { CalendarDate, Weekday } from "./calendar-date.ts";
import { easterSunday } from "./easter.ts";
import { daysInLunarMonth, lunarToGregorian } from "./lunar.ts";
import { solarTermDate, solarTerms, type SolarTerm } from "./solar-term.ts";

/** When a festival is; `days` later than that where it is given. */
type FestivalRule = (
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly nth: number; readonly weekday: Weekday }
  /** Day -1 is the last of the month. */
  | { readonly lunarMonth: number; readonly lunarDay: number }
  | { readonly easter: true }
  | { readonly term: SolarTerm }
) & { readonly days?: number };

const thanksgiving = { month: 11, nth: 4, weekday: 4 } as const;

const rules: Readonly<Record<string, FestivalRule>> = {
  "new-year": { month: 1, day: 1 },
  "new-years-eve": { month: 12, day: 31 },
  valentine: { month: 2, day: 14 },
  "women-day": { month: 3, day: 8 },
  "arbor-day": { month: 3, day: 12 },
  "consumer-day": { month: 3, day: 15 },
  "april-fools": { month: 4, day: 1 },
  "labour-day": { month: 5, day: 1 },
  "youth-day": { month: 5, day: 4 },
  "children-day": { month: 6, day: 1 },
  "party-day": { month: 7, day: 1 },
  "army-day": { month: 8, day: 1 },
  "teacher-day": { month: 9, day: 10 },
  "national-day": { month: 10, day: 1 },
  "programmer-day": { month: 10, day: 24 },
  halloween: { month: 10, day: 31 },
  "singles-day": { month: 11, day: 11 },
  "double-twelve": { month: 12, day: 12 },
  "christmas-eve": { month: 12, day: 24 },
  christmas: { month: 12, day: 25 },
  "boxing-day": { month: 12, day: 26 },
  "groundhog-day": { month: 2, day: 2 },
  "st-patrick": { month: 3, day: 17 },
  "earth-day": { month: 4, day: 22 },
  juneteenth: { month: 6, day: 19 },
  "independence-day": { month: 7, day: 4 },
  "all-saints": { month: 11, day: 1 },
  "veterans-day": { month: 11, day: 11 },
  "guy-fawkes": { month: 11, day: 5 },
  "mlk-day": { month: 1, nth: 3, weekday: 1 },
  "presidents-day": { month: 2, nth: 3, weekday: 1 },
  "mother-day": { month: 5, nth: 2, weekday: 7 },
  "memorial-day": { month: 5, nth: -1, weekday: 1 },
  "father-day": { month: 6, nth: 3, weekday: 7 },
  "us-labor-day": { month: 9, nth: 1, weekday: 1 },
  "columbus-day": { month: 10, nth: 2, weekday: 1 },
  thanksgiving,
  "black-friday": { ...thanksgiving, days: 1 },
  "cyber-monday": { ...thanksgiving, days: 4 },
  "shrove-tuesday": { easter: true, days: -47 },
  "ash-wednesday": { easter: true, days: -46 },
  "palm-sunday": { easter: true, days: -7 },
  "good-friday": { easter: true, days: -2 },
  easter: { easter: true },
  "easter-monday": { easter: true, days: 1 },
  "spring-festival-eve": { lunarMonth: 12, lunarDay: -1 },
  "spring-festival": { lunarMonth: 1, lunarDay: 1 },
  lantern: { lunarMonth: 1, lunarDay: 15 },
  "dragon-head": { lunarMonth: 2, lunarDay: 2 },
  "dragon-boat": { lunarMonth: 5, lunarDay: 5 },
  qixi: { lunarMonth: 7, lunarDay: 7 },
  zhongyuan: { lunarMonth: 7, lunarDay: 15 },
  "mid-autumn": { lunarMonth: 8, lunarDay: 15 },
  "double-ninth": { lunarMonth: 9, lunarDay: 9 },
  laba: { lunarMonth: 12, lunarDay: 8 },
  "little-new-year": { lunarMonth: 12, lunarDay: 23 },
  ...Object.fromEntries(solarTerms.map((term) => [term, { term }])),
};

/** Ids that `festivalDate` knows; the solar terms by their Chinese names, `清明` among them. */
export const festivals: readonly string[] = Object.keys(rules);

/**
 * When a festival is in a Gregorian year; undefined for an unknown id and outside of 1900–2100. A festival of the
 * lunar calendar is the one whose day falls into that year: 除夕 of 2026 is 16 February 2026.
 */
export function festivalDate(festival: string, year: number): CalendarDate | undefined {
  const rule = Object.hasOwn(rules, festival) ? rules[festival] : undefined;
  const date = rule === undefined ? undefined : firstDay(rule, year);
  return date === undefined || rule?.days === undefined ? date : addDays(date, rule.days);
}

function firstDay(rule: FestivalRule, year: number): CalendarDate | undefined {
  if ("easter" in rule) return easterSunday(year);
  if ("term" in rule) return solarTermDate(rule.term, year);
  if ("lunarMonth" in rule) return lunarDay(rule.lunarMonth, rule.lunarDay, year);
  if ("day" in rule) return { year, month: rule.month, day: rule.day };
  return nthWeekday(rule, year);
}

/** The day of the lunar year that begins in `year`, or of the one before where only that one falls into it. */
function lunarDay(month: number, day: number, year: number): CalendarDate | undefined {
  return [year, year - 1]
    .map((lunarYear) => {
      const found = day > 0 ? day : daysInLunarMonth(lunarYear, month);
      return found === undefined ? undefined : lunarToGregorian(lunarYear, month, found);
    })
    .find((date) => date?.year === year);
}

function nthWeekday(
  rule: { readonly month: number; readonly nth: number; readonly weekday: Weekday },
  year: number,
): CalendarDate {
  const { month, nth, weekday } = rule;
  // The first of the month, or of the next one, from which weeks are counted on or back.
  const edge = Date.UTC(year, nth > 0 ? month - 1 : month, 1);
  const edgeWeekday = new Date(edge).getUTCDay();
  const toWeekday = (weekday - edgeWeekday + 7) % 7;
  const days = toWeekday + 7 * (nth > 0 ? nth - 1 : nth);
  return toDate(edge + days * dayMs);
}

function addDays({ year, month, day }: CalendarDate, days: number): CalendarDate {
  return toDate(Date.UTC(year, month - 1, day + days));
}

function toDate(utc: number): CalendarDate {
  const date = new Date(utc);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
