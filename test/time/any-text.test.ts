import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clustersOf } from "../../src/time/grammar/clusters.ts";
import { normalise } from "../../src/time/grammar/normalise.ts";
import { scan } from "../../src/time/grammar/scan.ts";
import { tokenise } from "../../src/time/grammar/tokenise.ts";
import { understandTime } from "../../src/time/understand.ts";
import { anyPhrase, hostilePieces, repeated } from "./any-phrase.ts";
import { expectSound } from "./sound.ts";
import { contextAt } from "./said.ts";

const contexts = [
  contextAt("2026-11-23T10:00:00+08:00"),
  contextAt("2028-02-29T23:59:59-05:00", "America/New_York"),
];

test("any text at all has one of six results, and what is left is its own", () => {
  fc.assert(
    fc.property(anyPhrase, fc.constantFrom(...contexts), (text, context) => {
      expectSound(text, understandTime(text, context));
    }),
    { numRuns: 3000 },
  );
});

test("a text is one text, however it is encoded or however often it is read", () => {
  const [context = contextAt("2026-11-23T10:00:00+08:00")] = contexts;
  fc.assert(
    fc.property(anyPhrase, (text) => {
      expect(understandTime(text, context)).toEqual(understandTime(text, context));
    }),
    { numRuns: 300 },
  );
});

/** How often tokens are looked at while a text is read. */
function looksAt(text: string): number {
  let looks = 0;
  const normalised = normalise(text);
  const tokens = new Proxy(tokenise(normalised), {
    get(target, key, receiver) {
      looks += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  clustersOf(tokens, scan(tokens), normalised);
  return looks;
}

test.each(hostilePieces)("reading many %j takes time in proportion to their number", (piece) => {
  const some = looksAt(repeated(piece, 500));
  const more = looksAt(repeated(piece, 2000));
  expect(more / some).toBeLessThan(4.5);
});
