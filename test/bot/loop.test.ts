import { afterEach, beforeEach, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let home: Home;
let other: Person;
beforeEach(async () => {
  home = await openHome();
  other = await home.person("li");
});
afterEach(() => home.close());

test("N-06 two bots that do not understand each other stop after four turns", async () => {
  const turns = 4;
  for (let turn = 0; turn < turns; turn += 1) {
    await other.says(`抱歉，我没有听懂您的意思（${turn}）`);
    await other.hears(/没看懂/);
  }
  await other.says("抱歉，我没有听懂您的意思");
  await other.hearsNothing();
  // Somebody who is understood is answered, and so is another person.
  await other.says("在吗");
  await other.hears(/在/);
  await other.says("抱歉，我没有听懂您的意思");
  await other.hears(/没看懂/);
});

test("N-06 a minute later it is answered again", async () => {
  const han = await home.person("han");
  for (const turn of [1, 2, 3, 4]) {
    await other.says(`抱歉，我没有听懂您的意思（${turn}）`);
    await other.hears(/没看懂/);
  }
  await han.says("抱歉，我没有听懂您的意思");
  await han.hears(/没看懂/);
  home.later("61s");
  await other.says("抱歉，我没有听懂您的意思");
  await other.hears(/没看懂/);
});
