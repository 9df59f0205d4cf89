import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

test("O-03 a group that asks too much is told once, hears nothing, and gets the rest when the minute is over", async () => {
  const li = await home.person("li");
  const asked = 22;
  for (let time = 0; time < asked; time += 1) await li.says("在吗");

  const first = await heard(li, 18);
  expect(first.filter((text) => text.includes("稍等"))).toEqual([first.at(-1)]);
  expect(first.at(-1)).toMatch(
    /^在，延迟[^]*\n\n稍等，一分钟内最多发 18 条，后面的 6[01] 秒后再发。$/,
  );
  await li.hearsNothing();

  home.later("61s");
  const rest = await heard(li, asked - 18);
  expect(rest.every((text) => /^在，延迟[^稍]*$/.test(text))).toBe(true);
  await li.hearsNothing();
});

async function heard(person: Person, count: number): Promise<readonly string[]> {
  const texts: string[] = [];
  while (texts.length < count) texts.push((await person.hears(/[^]/)).text);
  return texts;
}
