import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createBackOff } from "../../src/stream/back-off.ts";

const withFraction = (fraction: number) =>
  createBackOff({ ...createRandom(), fraction: () => fraction });
const first = (count: number, fraction: number) => {
  const backOff = withFraction(fraction);
  return Array.from({ length: count }, () => backOff.next());
};

test("I-20 back-off goes from 1 s to 60 s and stays there", () => {
  expect(first(9, 0.5)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test("I-20 jitter is ±20 %", () => {
  expect(first(7, 0)).toEqual([800, 1600, 3200, 6400, 12_800, 25_600, 48_000]);
  expect(first(7, 0.999_999)[6]).toBeCloseTo(72_000, -1);
});

test("it begins anew after a reset, and never overflows", () => {
  const backOff = withFraction(0.5);
  for (let count = 0; count < 10_000; count += 1) backOff.next();
  expect(backOff.next()).toBe(60_000);
  backOff.reset();
  expect(backOff.next()).toBe(1000);
});
