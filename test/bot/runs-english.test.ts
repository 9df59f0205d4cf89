import { afterAll, beforeAll, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";
import { makePackFolder } from "../packs/pack-folder.ts";

const desk = `
pack: desk
version: 1.0.0
title: { zh: 前台, en: Desk }
commands:
  - id: wipe
    names: [清空]
    summary: { zh: 清空, en: Wipe }
    confirm: { text: { zh: 真的要清空吗？, en: Really wipe it? } }
    reply: { text: { zh: 已清空, en: Wiped } }
  - id: seat
    names: [订座]
    summary: { zh: 订座, en: Book a seat }
    steps: [{ ask: { text: { zh: 哪里？, en: Where? } }, as: where }]
    reply: { text: "\${{ where }}" }
  - id: count
    names: [乱加]
    summary: { zh: 加, en: Add }
    steps: [{ add: { pack: { all: many } } }]
`;

let home: Home;
let li: Person;
let remove: () => void;

beforeAll(async () => {
  const made = makePackFolder({ "desk/pack.yaml": desk });
  remove = made.remove;
  home = await openHome({ packs: made.folder, config: "locale: en" });
  li = await home.person("li", "-");
});

afterAll(async () => {
  await home.close();
  remove();
});

test("a run speaks English: confirmation, refusal, failure, no answer", async () => {
  await li.says("wipe");
  await li.hears(/^Really wipe it\?\nAnswer yes or no\.$/);
  await li.says("no");
  await li.hears(/^All right, I leave it\.$/);
  await li.says("count");
  await li.hears(
    /^“count” was not finished, step 1 failed: what is added to all is no number \(\w{6}\)$/,
  );
  await li.says("seat");
  await li.hears(/^Where\?$/);
  home.later("16m");
  await li.hears(/^“seat” was not finished: it was not answered in time\.$/);
});
