import type { Formats, FormatsOf } from "../../core/formats.ts";
import type { Locale } from "../../core/locale.ts";
import { describeRecurrence } from "./describe.ts";
import { readRecurrence } from "../occurrences/recurrence-text.ts";
import { renderDate, renderTime, zoneName } from "./render.ts";
import { wallTime } from "../dates/zone.ts";

/** Where and when a time is told. */
interface TellingOf {
  /** IANA name. */
  readonly zone: string;
  readonly locale: Locale;
  readonly now: number;
}

/** How the bot tells times in `zone`, in each language. */
export function createFormats(zone: string): FormatsOf {
  const formatsIn = (locale: Locale): Formats => ({
    formatTime: (at, now) => renderTime(at, zone, locale, now),
    formatWhen: (when, now) => renderWhen(when, { zone, locale, now }),
    formatNext: (next, now) => renderNext(next, { zone, locale, now }),
  });
  const formats = { "zh-CN": formatsIn("zh-CN"), en: formatsIn("en") };
  return (locale) => formats[locale];
}

/** A moment, or the rule it is the first of, in absolute terms: `每个工作日 18:00（北京时间）`. */
function renderWhen(
  { at, recurrence }: { readonly at: number; readonly recurrence?: string },
  { zone, locale, now }: TellingOf,
): string {
  if (recurrence === undefined) return renderTime(at, zone, locale, now);
  const rule = describeRecurrence(readRecurrence(recurrence), locale);
  return locale === "en"
    ? `${rule} (${zoneName(zone, locale)})`
    : `${rule}（${zoneName(zone, locale)}）`;
}

/** The next occurrences: `下次 11-23 周一，再下次 11-24 周二、11-25 周三`; with the clock where it differs. */
function renderNext(next: readonly number[], { zone, locale, now }: TellingOf): string {
  const clocks = new Set(next.map((at) => clockOf(at, zone)));
  const days = next.map((at) => {
    const day = renderDate(at, zone, locale, now);
    return clocks.size === 1 ? day : `${day} ${clockOf(at, zone)}`;
  });
  const [first = "", ...others] = days;
  if (locale === "en") {
    return others.length === 0 ? `next ${first}` : `next ${first}, then ${others.join(", ")}`;
  }
  return others.length === 0 ? `下次 ${first}` : `下次 ${first}，再下次 ${others.join("、")}`;
}

function clockOf(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
