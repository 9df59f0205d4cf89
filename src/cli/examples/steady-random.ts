import type { Random } from "../../core/random.ts";

/** No chance at all, so that an example comes out the same each time; what it makes is unique all the same. */
export function createSteadyRandom(): Random {
  let count = 0;
  const next = (length: number): string => String((count += 1)).padStart(length, "0");
  return {
    fraction: () => 0.5,
    token: (bytes) => next(Math.ceil((bytes * 4) / 3)),
    shortId: (length) => next(length),
  };
}
