import { daysBetween, plusDays, weekdayOfDay } from "../../src/index.ts";

/** Who is on duty, a week each in turn, and the days on which it is somebody else. Plain JSON, as it is kept. */
export interface Rota {
  readonly robot: string;
  readonly conversation: string;
  /** User ids, in turn. */
  readonly people: readonly string[];
  /** The Monday of a week of the first of them. */
  readonly since: string;
  /** Who is on duty instead, by day: `2026-12-03`. */
  readonly instead: Readonly<Record<string, string>>;
  /** Who set it up, and may change it. */
  readonly owner: string;
  /** The Monday of the week that was handed over last. */
  readonly told?: string;
}

export function mondayOf(day: string): string {
  return plusDays(day, 1 - weekdayOfDay(day));
}

/** Whose week it is. */
export function onDutyInWeek({ people, since }: Rota, day: string): string {
  const weeks = daysBetween(since, mondayOf(day)) / 7;
  const place = ((weeks % people.length) + people.length) % people.length;
  return people[place] ?? "";
}

/** Who is on duty on a day, changes and all. */
export function onDuty(rota: Rota, day: string): string {
  return rota.instead[day] ?? onDutyInWeek(rota, day);
}

/** Days of a week on which it is somebody else. */
export function changesInWeek(rota: Rota, monday: string): readonly [string, string][] {
  return [0, 1, 2, 3, 4, 5, 6]
    .map((days) => plusDays(monday, days))
    .flatMap((day): [string, string][] => {
      const person = rota.instead[day];
      return person === undefined ? [] : [[day, person]];
    });
}

/** The rota with other people; whose week it is stays on duty, or else whoever stands where they stood. */
export function withPeople(rota: Rota, people: readonly string[], today: string): Rota {
  const monday = mondayOf(today);
  const current = onDutyInWeek(rota, today);
  const kept = people.indexOf(current);
  const place = kept >= 0 ? kept : rota.people.indexOf(current) % people.length;
  const instead = Object.entries(rota.instead).filter(
    ([day, person]) => day >= today && people.includes(person),
  );
  return {
    ...rota,
    people,
    since: plusDays(monday, -7 * place),
    instead: Object.fromEntries(instead),
  };
}

/** A day that changes hands, and the one that is given for it. */
export interface Swap {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** The same weekday of a week of `to`, which `from` takes; none when there is no such week. */
  readonly back: string | null;
}

/** What two people would swap; `undefined` when neither is on duty on that day. */
export function planSwap(
  rota: Rota,
  {
    day,
    pair: [one, other],
    today,
  }: { day: string; pair: readonly [string, string]; today: string },
): Swap | undefined {
  const from = onDuty(rota, day);
  if (from !== one && from !== other) return undefined;
  const to = from === one ? other : one;
  const weeks = Array.from({ length: 2 * rota.people.length + 2 }, (_, index) => index + 1);
  const later = weeks.map((week) => plusDays(day, 7 * week));
  const earlier = weeks.map((week) => plusDays(day, -7 * week)).filter((on) => on > today);
  const back = [...later, ...earlier].find((on) => onDuty(rota, on) === to) ?? null;
  return { day, from, to, back };
}

/** Whether a swap can still be made as it was agreed. */
export function isStillOpen(rota: Rota, { day, from, to, back }: Swap, today: string): boolean {
  const isBackOpen = back === null || (back >= today && onDuty(rota, back) === to);
  return day >= today && onDuty(rota, day) === from && isBackOpen;
}

export function withSwap(rota: Rota, { day, from, to, back }: Swap, today: string): Rota {
  const changed = { ...rota.instead, [day]: to, ...(back === null ? {} : { [back]: from }) };
  const instead = Object.entries(changed).filter(
    ([on, person]) => on >= today && person !== onDutyInWeek(rota, on),
  );
  return { ...rota, instead: Object.fromEntries(instead) };
}
