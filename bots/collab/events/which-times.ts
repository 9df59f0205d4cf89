import type { CommandContext, Occurrence } from "../../../src/index.ts";
import type { MeantEvent } from "./which-event.ts";
import { whenOf } from "./event-line.ts";

/** Which times of an event something is about: one, all, or to be asked. */
export type Times = { readonly only?: Occurrence } | "ask";

/** Of a series one time or all, as was said; `ask` when that is not clear. */
export function whichTimes(
  ctx: Pick<CommandContext, "events">,
  { event, named }: MeantEvent,
  scope: string | undefined,
): Times {
  if (event.recurrence === undefined || scope === "all") return {};
  const one = named ?? ctx.events.next(event);
  if (one === undefined) return {};
  return named !== undefined || scope === "one" ? { only: one } : "ask";
}

/** The question, by which of its times the event goes on. */
export function timesQuestion(
  ctx: Pick<CommandContext, "events" | "say" | "formatTime" | "locale">,
  { event }: MeantEvent,
): string {
  const next = ctx.events.next(event);
  const when = next === undefined ? "" : whenOf(next, ctx);
  return ctx.say({
    zh: `${event.id}「${event.title}」是重复的日程：1 只改这一次（${when}），2 全部？`,
    en: `${event.id} "${event.title}" repeats: 1 only this time (${when}), or 2 all of them?`,
  });
}
