import * as fc from "fast-check";
import { expect, test } from "vitest";
import { understandTime } from "../../src/time/understand.ts";
import { anyPhrase, hostilePieces, repeated } from "./any-phrase.ts";
import { contextAt } from "./said.ts";
import { expectSound } from "./sound.ts";

const context = contextAt("2026-11-23T10:00:00+08:00");
const mostMs = 5;

/** The least of some runs, in time of this thread: what the machine does besides is not the text's fault. */
function leastMs(text: string): number {
  let least = Infinity;
  for (let run = 0; run < 10 && least > mostMs; run += 1) {
    const from = process.threadCpuUsage();
    understandTime(text, context);
    const { user, system } = process.threadCpuUsage(from);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test("100,000 phrases and mutations of them: sound results, none takes 5 ms", () => {
  fc.assert(
    fc.property(anyPhrase, (text) => {
      expectSound(text, understandTime(text, context));
      expect(leastMs(text)).toBeLessThan(mostMs);
    }),
    { numRuns: 100_000 },
  );
});

test.each(hostilePieces)("4,000 characters of %j take less than 5 ms", (piece) => {
  const text = repeated(piece, 4000);
  leastMs(text);
  expect(leastMs(text)).toBeLessThan(mostMs);
});
