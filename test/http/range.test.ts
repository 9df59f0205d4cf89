import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRange } from "../../src/http/range.ts";

describe("RFC 9110 §14.1.2, of a file of 10,000 bytes", () => {
  test.each([
    ["the first 500", "bytes=0-499", { start: 0, end: 499 }],
    ["the second 500", "bytes=500-999", { start: 500, end: 999 }],
    ["the last 500", "bytes=-500", { start: 9500, end: 9999 }],
    ["from 9,500 on", "bytes=9500-", { start: 9500, end: 9999 }],
    ["all of it", "bytes=0-", { start: 0, end: 9999 }],
    ["the first byte", "bytes=0-0", { start: 0, end: 0 }],
    ["the last byte", "bytes=-1", { start: 9999, end: 9999 }],
    ["to past the end: to the end", "bytes=9990-20000", { start: 9990, end: 9999 }],
    ["more than there is from the end: all", "bytes=-20000", { start: 0, end: 9999 }],
    ["the unit is any case", "Bytes=0-1", { start: 0, end: 1 }],
    ["space around", " bytes=0-1 ", { start: 0, end: 1 }],
  ])("%s: %s", (_name, header, range) => {
    expect(parseRange(header, 10_000)).toEqual(range);
  });

  test.each(["bytes=10000-", "bytes=10000-10001", "bytes=999999999999999-", "bytes=-0"])(
    "%s cannot be satisfied",
    (header) => {
      expect(parseRange(header, 10_000)).toBe("unsatisfiable");
    },
  );

  test.each([
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=5-4",
    "bytes=a-b",
    "bytes=0-499,600-700",
    "bytes=0x0-0x5",
    "bytes=-1-5",
    "bytes=+0-5",
    "bytes=0.5-5",
    "bytes=1e2-",
    "bytes=0 - 5",
    "bytes=０-５",
    "items=0-5",
    "bytes=0-5\r\nx: y",
    `bytes=0-${"9".repeat(1000)}`,
  ])("%j is not one range of bytes: everything is sent", (header) => {
    expect(parseRange(header, 10_000)).toBeUndefined();
  });
});

test.each(["bytes=0-", "bytes=0-0", "bytes=-1"])(
  "nothing of an empty file can be had: %s",
  (header) => {
    expect(parseRange(header, 0)).toBe("unsatisfiable");
  },
);

test("any range that is answered lies inside of the file", () => {
  const number = fc.oneof(fc.constant(""), fc.nat(50).map(String));
  fc.assert(
    fc.property(number, number, fc.nat(40), (first, last, size) => {
      const range = parseRange(`bytes=${first}-${last}`, size);
      if (range === undefined || range === "unsatisfiable") return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThan(size);
    }),
    { numRuns: 2000, seed: 20_261_123 },
  );
});
