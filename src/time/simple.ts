import { secondMs } from "../core/clock.ts";
import type { Localized } from "../core/locale.ts";
import { takeDelay, type Delay } from "./delay.ts";
import { halfWidth } from "./half-width.ts";
import { takePoint } from "./point.ts";
import { instantOf, wallTime } from "./zone.ts";

/** A time that was understood, or why it was refused. */
export type TakenTime =
  | {
      readonly at: number;
      /** What was not said and taken for granted: `"day"`, `"time"`. */
      readonly assumed: readonly string[];
      /** What follows the time, verbatim. */
      readonly rest: string;
    }
  | RefusedTime;

interface RefusedTime {
  readonly error: "past" | "invalid" | "too-soon" | "too-far";
  readonly why: Localized;
}

/** Reads the time at the start of `text`; undefined when there is none. */
export function takeTime(text: string, now: number, zone: string): TakenTime | undefined {
  const raw = text.trim();
  const plain = halfWidth(raw).replace(/[A-Z]/gu, (char) => char.toLowerCase());
  const delay = takeDelay(plain);
  const taken =
    delay === undefined
      ? takePoint(plain, now, zone)
      : { at: after(now, delay, zone), assumed: [], length: delay.length };
  if (taken === undefined) return undefined;
  const more = moreTime.exec(plain.slice(taken.length));
  if (more !== null) return unread(raw.slice(0, taken.length + more[0].length));
  const refused = refuse(taken.at, now, zone, delay !== undefined);
  if (refused !== undefined) return refused;
  const rest = raw.slice(taken.length).replace(separators, "");
  return { at: taken.at ?? now, assumed: [...taken.assumed], rest };
}

const maxYears = 5;
const separators = /^[\s,，、:：;；。]+/u;

// More time words right after a time mean that it was only half understood, which must never pass silently.
const moreTime = new RegExp(
  "^\\s*(?:" +
    [
      "上午|下午|早上|早晨|清晨|中午|凌晨|傍晚|晚上|夜里|半夜|[早晚]\\d",
      "\\d{1,2}\\s*(?:[:点點时時]|[ap]\\.?m\\b)|[零一二两三四五六七八九十]{1,3}[点點]",
      "[-~–—到至]\\s*\\d+(?::\\d+)?|[ap]\\.?m\\b|(?:at|until|till|to|every)\\s+\\d",
      "每(?:天|日|周|月|年|隔|星期|礼拜|小时|个?工作日|\\d)|every\\s+(?:day|week|month|year|other|weekday)",
      "(?:之前|以前|前)(?=$|[\\s,，])|左右",
    ].join("|") +
    ")",
  "u",
);

function unread(phrase: string): RefusedTime {
  return {
    error: "invalid",
    why: {
      zh: `「${phrase}」没全看懂，请写成「明天 15:00」或「10分钟后」`,
      en: `I only understood part of “${phrase}”; try “tomorrow 15:00” or “in 10m”`,
    },
  };
}

function after(now: number, delay: Delay, zone: string): number | undefined {
  if (delay.days > 366 * (maxYears + 1) || delay.elapsedMs > 8.64e15) return Infinity;
  if (delay.days === 0) return now + delay.elapsedMs;
  const { year, month, day, hour, minute, second } = wallTime(now, zone);
  const wall = { year, month, day: day + delay.days, hour, minute, second };
  return instantOf(wall, zone) + delay.elapsedMs;
}

function refuse(
  at: number | undefined,
  now: number,
  zone: string,
  isDelay: boolean,
): RefusedTime | undefined {
  if (at === undefined) {
    return {
      error: "invalid",
      why: { zh: "没有这个日期或时刻", en: "there is no such date or time" },
    };
  }
  if (isDelay && at - now < secondMs) {
    return { error: "too-soon", why: { zh: "至少 1 秒以后", en: "at least 1 second from now" } };
  }
  if (at <= now) {
    return { error: "past", why: { zh: "这个时间已经过去了", en: "that time has passed" } };
  }
  const { year, ...wall } = wallTime(now, zone);
  if (at > instantOf({ ...wall, year: year + maxYears }, zone)) {
    return {
      error: "too-far",
      why: { zh: `最多 ${maxYears} 年以后`, en: `at most ${maxYears} years from now` },
    };
  }
  return undefined;
}
