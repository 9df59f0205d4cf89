import { expect, test } from "vitest";
import { onBothDatabases } from "./given.ts";

const told = {
  destination: { kind: "person", robot: "r1", userId: "li" },
  locale: "zh-CN",
  limit: 2,
} as const;

onBothDatabases((given) => {
  const paceOf = async (person: string, now: number) => {
    const about = { robot: "r1", conversation: "c1", person, now };
    return (await given().storage.turns.begin(about)).pace;
  };

  test("what a person says is counted in the minute that began with the first of it", async () => {
    const { turns } = given().storage;
    expect(await paceOf("li", 0)).toBeUndefined();
    await turns.count("li", 1000);
    await turns.count("li", 2000);
    await turns.count("han", 2000);
    expect(await paceOf("li", 2000)).toEqual({ since: 1000, count: 2 });
    await turns.count("li", 60_999);
    expect(await paceOf("li", 60_999)).toEqual({ since: 1000, count: 3 });
    await turns.count("li", 61_000);
    expect(await paceOf("li", 61_000)).toEqual({ since: 61_000, count: 1 });
    await turns.count("li", 500);
    expect(await paceOf("li", 500)).toEqual({ since: 500, count: 1 });
  });

  test("who said too much is taken once, when the minute is over, with what is told", async () => {
    const { turns } = given().storage;
    await turns.count("li", 1000);
    expect(await turns.nextOverAt()).toBeNull();
    await turns.count("li", 2000, told);
    await turns.count("li", 3000, { ...told, limit: 9 });
    expect(await turns.nextOverAt()).toBe(61_000);
    expect(await turns.takeOver(60_999, 10)).toEqual([]);
    const over = [{ person: "li", since: 1000, count: 3, told }];
    expect(await turns.takeOver(61_000, 10)).toEqual(over);
    expect(await turns.takeOver(61_000, 10)).toEqual([]);
    expect(await turns.nextOverAt()).toBeNull();
  });

  test("messages that are counted at the same time are all counted", async () => {
    const { turns } = given().storage;
    await Promise.all(Array.from({ length: 50 }, () => turns.count("li", 1000)));
    expect(await paceOf("li", 1000)).toEqual({ since: 1000, count: 50 });
  });
});
