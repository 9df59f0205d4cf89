import { minuteMs } from "../../core/clock.ts";

/** What one run may come to, so that a pack that loops stops. */
export const limits = {
  /** Steps, those in loops counted each time. */
  steps: 200,
  /** Messages. */
  said: 30,
  /** Commands that run one another. */
  depth: 5,
  /** Characters of one step's result, as JSON. */
  result: 64 * 1024,
  /** Characters of all that a run knows, as JSON. */
  state: 512 * 1024,
  /** How often a run is taken without getting on. */
  attempts: 5,
  /** How long it may work between two commits. */
  workMs: 2 * minuteMs,
} as const;
