import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";

const random = createRandom();
const many = Array.from({ length: 20_000 }, (_, index) => index);

test.each([1, 3, 4, 10])("a short id has %d letters and digits that are not mistaken", (length) => {
  for (const _ of many.slice(0, 500)) {
    expect(random.shortId(length)).toMatch(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${length}}$`));
  }
});

test("every one of the 32 letters and digits comes about equally often", () => {
  const seen = new Map<string, number>();
  for (const _ of many) {
    const letter = random.shortId(1);
    seen.set(letter, (seen.get(letter) ?? 0) + 1);
  }
  expect([...seen.keys()].toSorted().join("")).toBe("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
  for (const count of seen.values()) expect(Math.abs(count - 625)).toBeLessThan(200);
});

test.each([
  [1, 2],
  [6, 8],
  [16, 22],
  [32, 43],
])("a token of %d bytes is %d characters of base64url", (bytes, characters) => {
  const token = random.token(bytes);
  expect(token).toMatch(new RegExp(`^[\\w-]{${characters}}$`));
  expect(Buffer.from(token, "base64url")).toHaveLength(bytes);
});

test("tokens do not repeat", () => {
  expect(new Set(many.map(() => random.token(16))).size).toBe(many.length);
});

test("a fraction is from 0 up to 1, without it", () => {
  const fractions = many.map(() => random.fraction());
  expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...fractions)).toBeLessThan(1);
  const mean = fractions.reduce((sum, one) => sum + one, 0) / many.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});
