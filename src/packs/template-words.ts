import type { Context, Liquid } from "liquidjs";
import { dayMs } from "../core/clock.ts";
import type { Locale } from "../core/locale.ts";
import { dayAt } from "../time/dates/iso-day.ts";
import { renderDate, renderTime } from "../time/describe/render.ts";

interface FilterThis {
  readonly context: Context;
}

/**
 * Filters that write for people, in the language of `lang`: `day` (明天, 11-27 周五), `when` (11-27 周五 18:00（北京时间）),
 * `list` (甲、乙和丙), `at` (@ of user ids), and `truncate`, which keeps an emoji whole.
 */
export function registerWords(engine: Liquid, setting: { zone: string; locale: Locale }): void {
  const { zone } = setting;
  const about = ({ context }: FilterThis) => {
    const lang: unknown = Reflect.get(context.environments, "lang");
    const now: unknown = Reflect.get(context.environments, "now");
    const locale: Locale = lang === "en" ? "en" : lang === "zh" ? "zh-CN" : setting.locale;
    return { locale, now: typeof now === "number" ? now : 0 };
  };
  engine.registerFilter("day", function writeDay(this: FilterThis, at: unknown): unknown {
    if (at === null || at === undefined) return at;
    const { locale, now } = about(this);
    return dayText(momentIn(at), { zone, locale, now });
  });
  engine.registerFilter("when", function writeWhen(this: FilterThis, at: unknown): unknown {
    if (at === null || at === undefined) return at;
    const { locale, now } = about(this);
    return renderTime(momentIn(at), zone, locale, now);
  });
  engine.registerFilter("list", function writeList(this: FilterThis, items: unknown): string {
    return listText(textsIn(items), about(this).locale);
  });
  engine.registerFilter("at", (ids: unknown) =>
    textsIn(ids)
      .map((id) => `@${id}`)
      .join(" "),
  );
  engine.registerFilter("truncate", (text: unknown, length: unknown = 50, end: unknown = "…") =>
    shorten(textsIn(text).join(""), Number(length), String(end)),
  );
}

function dayText(
  at: number,
  { zone, locale, now }: { readonly zone: string; readonly locale: Locale; readonly now: number },
): string {
  const day = dayAt(at, zone);
  const near = nearDays.find(([away]) => dayAt(now + away * dayMs, zone) === day);
  if (near === undefined) return renderDate(at, zone, locale, now);
  return locale === "en" ? near[2] : near[1];
}

const nearDays: readonly (readonly [number, string, string])[] = [
  [0, "今天", "today"],
  [1, "明天", "tomorrow"],
  [2, "后天", "the day after tomorrow"],
  [-1, "昨天", "yesterday"],
];

function listText(items: readonly string[], locale: Locale): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? "";
  const others = items.slice(0, -1);
  return locale === "en" ? `${others.join(", ")} and ${last}` : `${others.join("、")}和${last}`;
}

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });
/** Longer texts are cut before they are looked at: no message is as long. */
const longest = 20_000;

/** At most `length` characters as people count them, `end` among them. */
function shorten(text: string, length: number, end: string): string {
  if (!Number.isFinite(length) || text.length <= length) return text;
  const characters = Array.from(
    graphemes.segment(text.slice(0, longest)),
    ({ segment }) => segment,
  );
  if (characters.length <= length) return text;
  return characters.slice(0, Math.max(0, length - end.length)).join("") + end;
}

function textsIn(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === "object" && "ids" in value) return textsIn(value.ids);
  return [typeof value === "string" ? value : JSON.stringify(value)];
}

function momentIn(at: unknown): number {
  if (typeof at === "number" && Math.abs(at) <= latest) return at;
  throw new TypeError("this filter takes a moment: now, slot or a time argument");
}

// The end of JavaScript's calendar.
const latest = 8.64e15;
