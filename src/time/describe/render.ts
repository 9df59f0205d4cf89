import { dayMs, hourMs, minuteMs, secondMs } from "../../core/clock.ts";
import type { Locale } from "../../core/locale.ts";
import { dayAt, weekdayOfDay } from "../dates/iso-day.ts";
import { wallTime } from "../dates/zone.ts";

/** Date, weekday, time and zone: `11-24 周二 15:00（北京时间）`; the year too when it is not that of `now`. */
export function renderTime(at: number, zone: string, locale: Locale, now: number): string {
  const wall = wallTime(at, zone);
  const clock = `${two(wall.hour)}:${two(wall.minute)}`;
  const day = `${renderDate(at, zone, locale, now)} ${clock}`;
  return locale === "en"
    ? `${day} (${zoneName(zone, locale)})`
    : `${day}（${zoneName(zone, locale)}）`;
}

/** Date and weekday: `11-24 周二`; the year too when it is not that of `now`. */
export function renderDate(at: number, zone: string, locale: Locale, now: number): string {
  return renderDay(dayAt(at, zone), locale, dayAt(now, zone));
}

/** The same of a day: `2026-11-24`. */
export function renderDay(of: string, locale: Locale, today: string): string {
  const [year = "", month = "", day = ""] = of.split("-");
  const weekday = weekdayOfDay(of);
  const otherYear = !today.startsWith(`${year}-`);
  if (locale === "en") {
    const date = `${Number(day)} ${months[Number(month) - 1]}${otherYear ? ` ${year}` : ""}`;
    return `${weekdays.en[weekday - 1]} ${date}`;
  }
  const date = `${otherYear ? `${year}-` : ""}${month}-${day}`;
  return `${date} ${weekdays.zh[weekday - 1]}`;
}

/** A length of time in its two largest units: `1 小时 5 分钟`, `1 hour 5 minutes`. */
export function renderDuration(durationMs: number, locale: Locale): string {
  if (durationMs < secondMs) return locale === "en" ? "less than a second" : "不到 1 秒";
  const first = units.findIndex((unit) => durationMs >= unit.ms);
  let leftMs = durationMs;
  const said = units.slice(first, first + 2).flatMap((unit) => {
    const count = Math.floor(leftMs / unit.ms);
    leftMs -= count * unit.ms;
    if (count === 0) return [];
    return locale === "en"
      ? [`${count} ${unit.en}${count === 1 ? "" : "s"}`]
      : [`${count} ${unit.zh}`];
  });
  return said.join(" ");
}

const units = [
  { ms: dayMs, zh: "天", en: "day" },
  { ms: hourMs, zh: "小时", en: "hour" },
  { ms: minuteMs, zh: "分钟", en: "minute" },
  { ms: secondMs, zh: "秒", en: "second" },
];

const weekdays = {
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** What a zone is called. */
export function zoneName(zone: string, locale: Locale): string {
  if (zone !== "Asia/Shanghai") return zone;
  return locale === "en" ? "Beijing time" : "北京时间";
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
