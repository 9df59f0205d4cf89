import type { Localized } from "../core/locale.ts";
import { renderDuration, renderTime } from "../time/describe/render.ts";

/** A moment in both languages. */
export function localizedTime(at: number, zone: string, now: number): Localized {
  return { zh: renderTime(at, zone, "zh-CN", now), en: renderTime(at, zone, "en", now) };
}

/** A length of time in both languages. */
export function localizedLength(lengthMs: number): Localized {
  return { zh: renderDuration(lengthMs, "zh-CN"), en: renderDuration(lengthMs, "en") };
}
