import { minuteMs } from "../core/clock.ts";
import type { Rule } from "../time/occurrences/rule.ts";

/** A slot fired within this is on time: nobody is told that it is late, and no policy applies. */
const onTimeMs = minuteMs;
/** How late a slot is told at `now`; 0 when on time. */
export function latenessOf(slot: number, now: number): number {
  return now - slot > onTimeMs ? now - slot : 0;
}

/** The most slots `catch_up: all` fires at once; the older ones count as missed. */
const allLimit = 100;

/** What to do with slots that passed while the bot was down. */
export type CatchUp = "none" | "latest" | "all";

export interface PlanInput {
  readonly rule: Rule;
  /** The first slot that has not been fired. */
  readonly nextAt: number;
  readonly now: number;
  readonly catchUp: CatchUp;
  /** Slots older than this are never fired late. */
  readonly withinMs: number;
}

export interface Plan {
  /** Slots to fire now, oldest first. */
  readonly fire: readonly number[];
  /** How many slots are skipped for good. */
  readonly missed: number;
  readonly nextAt: number | null;
}

/** Decides which of the slots that have come are fired; pure, and quick however long the bot was down. */
export function planSlots({ rule, nextAt, now, catchUp, withinMs }: PlanInput): Plan {
  if (nextAt > now) return { fire: [], missed: 0, nextAt };
  const oldest = now - (catchUp === "none" ? onTimeMs : Math.max(withinMs, onTimeMs));
  const since = Math.max(nextAt, oldest);
  const fire = catchUp === "all" ? lastSlots(rule, since, now) : latestSlot(rule, since, now);
  const total = rule.count(nextAt, now);
  return { fire, missed: Math.max(0, total - fire.length), nextAt: rule.nextAfter(now) };
}

function latestSlot(rule: Rule, since: number, now: number): readonly number[] {
  const slot = rule.latest(since, now);
  return slot === null ? [] : [slot];
}

function lastSlots(rule: Rule, since: number, now: number): readonly number[] {
  const slots: number[] = [];
  let slot = rule.latest(since, now);
  while (slot !== null && slots.length < allLimit) {
    slots.unshift(slot);
    slot = rule.latest(since, slot - 1);
  }
  return slots;
}
