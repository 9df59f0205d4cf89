import { expect, test } from "vitest";
import { readTree } from "../architecture/tree.ts";

// What modules say beside the catalogue: `{ zh, en }`, which the compiler wants both of.

const files = readTree().filter(({ path }) => /^(?:src|bots)\/.*\.ts$/.test(path));

const chinese = /\p{Script=Han}|[，。：；「」（）]/u;

/** A string or template literal, the code in it left out. */
const literal = String.raw`(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|` + "`(?:\\\\.|[^`\\\\])*`)";

function found(before: string): readonly string[] {
  const pattern = new RegExp(`${before}\\s*(${literal})`, "gu");
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)]
      .map(([, said = ""]) => said.replaceAll(/\$\{[^}]*\}/gu, ""))
      .filter((said) => chinese.test(said))
      .map((said) => `${path}: ${said}`),
  );
}

test("what is said in English has no Chinese in it", () => {
  expect(found(String.raw`\ben:`)).toEqual([]);
});

test("nothing is answered or refused in Chinese alone", () => {
  expect(found(String.raw`(?:\breply|\bpostTo|\bsay|\bReplyError|\btext)\(`)).toEqual([]);
});

test("there is much that is said in both", () => {
  const both = files.flatMap(({ text }) => [...text.matchAll(/\bzh:\s*["'`(]/g)]);
  expect(both.length).toBeGreaterThan(300);
});
