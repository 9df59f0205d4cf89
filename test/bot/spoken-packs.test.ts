import { expect, onTestFinished, test } from "vitest";
import { openHome } from "../home.ts";
import { packFolder } from "../packs/pack-folder.ts";

const greeting = `
pack: greeting
version: 1.0.0
title: { zh: 问候, en: Greeting }
commands:
  - id: greet
    names: [打招呼]
    summary: { zh: 打招呼, en: Say hello }
    args: { whom: { type: mention, optional: true } }
    steps:
      - ask: { text: { zh: 今天怎么样？, en: "How are you today?" } }
        as: mood
      - if: '\${{ mood == "-" }}'
        then: [{ fail: { zh: 不想说就算了, en: As you like } }]
      - post:
          to: \${{ whom }}
          text: { zh: "\${{ sender.name }} 说：\${{ mood }}", en: "\${{ sender.name }} says: \${{ mood }}" }
    reply: { markdown: { zh: "**转告了**（\${{ lang }}）", en: "**Passed on** (\${{ lang }})" } }
schedules:
  - id: morning
    cron: 30 9 * * *
    to: group:dev
    post:
      text: { zh: '早，\${{ slot | date: "%A" }}', en: 'Good \${{ slot | date: "%A" }} morning' }
`;

async function openGreeting() {
  const home = await openHome({
    packs: packFolder({ "greeting/pack.yaml": greeting }),
    config: "people:\n  - { id: han, name: 韩梅梅, locale: en }\n  - { id: li, name: 李雷 }\n",
  });
  onTestFinished(() => home.close());
  return home;
}

test("each is spoken to in a language of their own, also by somebody else's command", async () => {
  const home = await openGreeting();
  const [li, han, alone] = [
    await home.person("li"),
    await home.person("han"),
    await home.person("han", "-"),
  ];
  await li.says("打招呼 @han", "han");
  await li.hears(/今天怎么样？/);
  await li.says("不错");
  await alone.hears(/^李雷 says: 不错$/);
  await li.hears(/转告了.*zh/);
  await han.says("greet @li", "li");
  await han.hears(/How are you today/);
  await han.says("-");
  await han.hears(/As you like/);
});

test("a schedule speaks the language of its group, with weekdays in it", async () => {
  const home = await openGreeting();
  const han = await home.person("han");
  for (const said of ["greet", "what a lovely day this is", "see you all next week then"]) {
    await han.says(said);
    await han.hears(/./);
  }
  home.later("30m");
  await han.hears(/^Good Monday morning$/);
});

test("without English in the group it is Chinese", async () => {
  const home = await openGreeting();
  const li = await home.person("li");
  home.later("30m");
  await li.hears(/^早，星期一$/);
});

test("a wrong name is told of in the language it stands in", async () => {
  const broken = greeting.replace("How are you today?", "How are you, ${{ sander.name }}?");
  const packs = packFolder({ "greeting/pack.yaml": broken });
  await expect(openHome({ packs })).rejects.toThrow("there is no `sander` here");
});
