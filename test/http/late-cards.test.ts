import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Home } from "../home.ts";
import { openCardDesk, type CardDesk, type Pressed } from "./card-desk.ts";

// What changes on a card after DingTalk stopped waiting for the answer to a press: protocol §10.2.

let desk: CardDesk;
let home: Home;
let call: CardDesk["call"];
let press: CardDesk["press"];
afterEach(() => desk.close());

const path = "/v1.0/card/instances";
const faults = (set: object) => call("PUT", "/_/faults", set);
const status = async () => {
  const cards = (await (await fetch(`${home.emulator.url}/_/cards`)).json()) as Pressed["card"][];
  return cards[0]?.values["status"];
};
const calls = async () => {
  const list = await fetch(`${home.emulator.url}/_/requests?path=${path}`);
  return ((await list.json()) as readonly unknown[]).length;
};

describe("a change that comes late", () => {
  beforeEach(async () => {
    desk = await openCardDesk("HTTP");
    ({ home, call, press } = desk);
  });

  test("is made again until DingTalk takes it", async () => {
    await faults({ http_500: { value: true, path, count: 2 } });
    await press("slow");
    await vi.waitUntil(async () => (await calls()) === 1, { timeout: 5000 });
    await vi.waitUntil(
      async () => {
        home.later("5s");
        return (await status()) === "late";
      },
      { timeout: 10_000, interval: 200 },
    );
    expect(await calls()).toBe(3);
  });

  test("outlives the bot", async () => {
    await faults({ http_500: { value: true, path } });
    await press("slow");
    await vi.waitUntil(async () => (await calls()) === 1, { timeout: 5000 });
    await home.restart(async () => {
      await faults({});
      home.later("1m");
    });
    await vi.waitUntil(async () => (await status()) === "late", { timeout: 5000 });
  });

  test("is given up after 12 attempts, counted and logged", { timeout: 20_000 }, async () => {
    const failed = /delivery not finished|the card was not changed/;
    await faults({ http_500: { value: true, path } });
    await press("slow");
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await vi.waitUntil(async () => (await calls()) === attempt, { timeout: 5000 });
      // The attempt is written down before its pause is waited for.
      await vi.waitUntil(() => home.log.filter((line) => failed.test(line)).length === attempt);
      home.later("30s");
    }
    expect(await calls()).toBe(12);
    const { text } = await home.metrics.render();
    expect(text).toContain("bellhop_card_changes_failed_total 1");
  });

  test("does not overtake what a later press was answered with", async () => {
    const first = press("slow");
    await home.clock.wait(1500);
    const second = await press("approve", "wang");
    await first;
    expect(second.card.values["status"]).toBe("approved");
    await vi.waitUntil(async () => (await calls()) === 2, { timeout: 5000 });
    await vi.waitUntil(async () => (await status()) === "approved", { timeout: 5000 });
  });

  test("one that came in time costs no call", async () => {
    const li = await home.person("li", "dev");
    await press("approve");
    await li.hears(/批准 B7/);
    await li.hearsNothing(500);
    expect(await calls()).toBe(0);
  });
});
