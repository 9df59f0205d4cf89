import { minuteMs, secondMs } from "../core/clock.ts";
import type { Random } from "../core/random.ts";

const firstMs = secondMs;
const mostMs = minuteMs;
const jitter = 0.2;

/** How long to wait before the next attempt: 1 s, doubled up to 60 s, ±20 % so that instances spread. */
export interface BackOff {
  next(): number;
  reset(): void;
}

export function createBackOff(random: Random): BackOff {
  let attempt = 0;
  return {
    next() {
      const plainMs = Math.min(firstMs * 2 ** attempt, mostMs);
      // 2 ** 6 s is past the most already; counting on would overflow after a day or two.
      attempt = Math.min(attempt + 1, 6);
      return Math.round(plainMs * (1 + jitter * (2 * random.fraction() - 1)));
    },
    reset() {
      attempt = 0;
    },
  };
}
