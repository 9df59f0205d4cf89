import { expect, test } from "vitest";
import { en } from "../../src/texts/en.ts";
import { zh } from "../../src/texts/zh.ts";

test("both languages have the same texts, and none is empty", () => {
  expect(paths(en)).toEqual(paths(zh));
});

test("what is said in English has no Chinese in it", () => {
  const said = texts(en).filter((text) => /\p{Script=Han}|[，。：；「」（）]/u.test(text));
  expect(said).toEqual([]);
});

function paths(value: object, at = ""): string[] {
  return Object.entries(value)
    .flatMap(([key, one]: [string, unknown]) => {
      const path = `${at}/${key}`;
      if (typeof one === "object" && one !== null) return paths(one, path);
      return one === "" ? [`${path} is empty`] : [`${path} ${typeof one}`];
    })
    .toSorted();
}

function texts(value: object): string[] {
  return Object.values(value).flatMap((one: unknown) => {
    if (typeof one === "string") return [one];
    // The source of a function holds what it says.
    if (typeof one === "function") return [one.toString()];
    return typeof one === "object" && one !== null ? texts(one) : [];
  });
}
