import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";
import { makePackFolder } from "../packs/pack-folder.ts";

// Of the packs that ship, the one with a single schedule: what is skipped can be counted by hand.
const standup = readFileSync(new URL("../../bots/standup/pack.yaml", import.meta.url), "utf8");
const { folder, remove } = makePackFolder({ "standup/pack.yaml": standup });
afterAll(remove);

let home: Home;
beforeEach(async () => {
  home = await openHome();
});
afterEach(() => home.close());

/** Starts the home again with the stand-up alone. */
async function withStandupAlone(): Promise<void> {
  await home.close();
  home = await openHome({ packs: folder });
}

const missed = async (): Promise<number> => {
  const { text } = await home.metrics.render();
  return Number(/^bellhop_slots_missed_total (\d+)/m.exec(text)?.[1]);
};

describe("R-05 a reminder due while the bot was down fires once and says how late", () => {
  test.each([
    ["61s", "1 分钟 [1-9] 秒"],
    ["1h", "1 小时"],
    ["1d", "1 天"],
    ["30d", "30 天"],
  ])("down %s past due", async (duration, late) => {
    const li = await home.person("li", "-");
    await li.says("提醒我 5分钟后 开会");
    await li.hears(/✅/);
    await home.restart(() => {
      home.later("5m");
      home.later(duration);
    });
    const { text } = await li.hears(/开会/);
    expect(text).toMatch(new RegExp(`^⏰ 开会（晚了 ${late}.*）$`));
    await li.hearsNothing();
    await home.restart();
    await li.hearsNothing();
  });
});

describe("R-05 a weekday schedule fires its latest slot once within its window, the rest is counted", () => {
  beforeEach(withStandupAlone);

  test("on time: no word about lateness", async () => {
    const li = await home.person("li");
    home.later("30m");
    const { text } = await li.hears(/站会/);
    expect(text).not.toMatch(/晚了/);
    expect(await missed()).toBe(0);
  });

  test.each([
    // From Monday 09:00: down until the clock shows…
    ["1h", 1, 0, "Monday 10:00: the 09:30 slot, half an hour late"],
    ["25h", 1, 1, "Tuesday 10:00: Tuesday's slot, Monday's is skipped"],
    ["97h", 1, 4, "Friday 10:00: Friday's slot, four are skipped"],
    [
      "121h",
      0,
      5,
      "Saturday 10:00: Friday's is past the pack's window of 2 h; all five are skipped",
    ],
    ["720h", 0, 22, "Wednesday 23 December 09:00: the stand-up of Tuesday is 23.5 h old"],
  ])("down %s: %d fired, %d skipped (%s)", async (duration, fired, skipped) => {
    const li = await home.person("li");
    await home.restart(() => home.later(duration));
    if (fired === 1) await li.hears(/站会[\s\S]*晚了/);
    await li.hearsNothing();
    await expect.poll(missed).toBe(skipped);
  });
});

test("R-05 what is skipped is in the log too", async () => {
  await home.restart(() => home.later("97h"));
  await expect.poll(() => home.log.some((line) => line.includes('"missed":4'))).toBe(true);
});

test("R-08 ten jumps over the due minute fire it once", async () => {
  const li = await home.person("li");
  await li.says("提醒我 5分钟后 开会");
  await li.hears(/✅/);
  home.later("4m");
  for (let jump = 0; jump < 10; jump++) home.clock.advance(jump % 2 === 0 ? 120_000 : -120_000);
  home.later("2m");
  await li.hears(/^⏰/);
  await li.hearsNothing(500);
});

test("R-07 after the clock was far ahead and is set back, schedules go on, and nothing comes twice", async () => {
  const li = await home.person("li");
  home.later("30m");
  await li.hears(/11月23日 星期一 站会/);
  home.later("1501d");
  await li.hears(/1月2日 星期四 站会/);
  home.clock.advance(-1501 * 86_400_000 - 3_600_000);
  // It is Monday 08:30 again: the slot that was posted is not posted again, Tuesday's comes.
  await expect
    .poll(() => home.log.some((line) => line.includes("was set back")), { timeout: 3000 })
    .toBe(true);
  home.later("1h");
  await li.hearsNothing(1500);
  home.later("1d");
  await li.hears(/11月24日 星期二 站会/);
  home.clock.advance(-86_400_000);
  await home.restart();
  home.later("2d");
  await li.hears(/11月25日 星期三 站会/);
});

test("a session webhook that has expired is not used: the group's webhook is", async () => {
  const li = await home.person("li");
  await li.says("提醒大家 89分钟后 收工");
  await li.hears(/✅/);
  home.later("89m");
  expect(await li.hears(/收工/)).toMatchObject({ via: "webhook" });
});
