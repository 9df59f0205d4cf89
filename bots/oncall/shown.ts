import { plusDays, renderDay, type Locale } from "../../src/index.ts";
import { changesInWeek, mondayOf, onDutyInWeek, type Rota } from "./rota.ts";

/** What is needed to show days and people. */
export interface Shown {
  readonly names: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly today: string;
}

/** Everybody a rota names. */
export function peopleOf({ people, instead }: Rota): readonly string[] {
  return [...new Set([...people, ...Object.values(instead)])];
}

/** `11-30 周一 ～ 12-06 周日：韩梅梅（12-03 周四 李雷）`. */
export function weekLine(rota: Rota, day: string, { names, locale, today }: Shown): string {
  const monday = mondayOf(day);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const shown = (one: string): string => renderDay(one, locale, today);
  const person = nameOf(onDutyInWeek(rota, monday));
  const changes = changesInWeek(rota, monday).map(([on, who]) => `${shown(on)} ${nameOf(who)}`);
  const [from, to] = [shown(monday), shown(plusDays(monday, 6))];
  if (locale === "en") {
    return `${from} – ${to}: ${person}${changes.length === 0 ? "" : ` (${changes.join(", ")})`}`;
  }
  return `${from} ～ ${to}：${person}${changes.length === 0 ? "" : `（${changes.join("，")}）`}`;
}
