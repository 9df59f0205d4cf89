import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { signCard } from "../../src/dingtalk/card-sign.ts";
import type { Home } from "../home.ts";
import { openCardDesk, type CardDesk } from "./card-desk.ts";

// Cards, over HTTP and Stream: protocol §10.

let desk: CardDesk;
let home: Home;
let call: CardDesk["call"];
let press: CardDesk["press"];
afterEach(() => desk.close());

describe.each([
  ["HTTP", {}],
  ["STREAM", { connect: "stream" }],
] as const)("over %s", (callbackType, options) => {
  beforeEach(async () => {
    desk = await openCardDesk(callbackType, options);
    ({ home, call, press } = desk);
  });

  test("a press is answered in time with the change, and the handler's message follows", async () => {
    const li = await home.person("li", "dev");
    const pressed = await press("approve");
    expect(pressed.error).toBeUndefined();
    expect([pressed.status, pressed.ms < 2000]).toEqual([200, true]);
    expect(pressed.card.values).toEqual({
      title: "报销",
      status: "approved",
      by: "li",
      stamp: "1",
    });
    expect(pressed.card.privateValues).toEqual({ li: { done: expect.any(String) } });
    await li.hears(/批准 B7/);
  });

  test("a button nobody has a handler for changes nothing", async () => {
    const pressed = await press("whatever");
    expect(pressed.error).toBeUndefined();
    expect(pressed.card.values).toEqual({ title: "报销", status: "open" });
  });

  test("a handler that throws changes nothing, and is logged", async () => {
    const pressed = await press("broken");
    expect([pressed.status, pressed.error]).toEqual([200, undefined]);
    expect(pressed.card.values["status"]).toBe("open");
    expect(home.log.filter((line) => line.includes("handler failed"))).toHaveLength(1);
  });

  test("a handler that takes too long is answered for within 2 s, and changes the card by a call", async () => {
    const pressed = await press("slow");
    expect(pressed.error).toBeUndefined();
    expect(pressed.ms).toBeLessThan(2000);
    expect(pressed.card.values["status"]).toBe("open");
    await vi.waitFor(
      async () => {
        const cards = await (await fetch(`${home.emulator.url}/_/cards`)).json();
        expect(cards).toMatchObject([{ values: { title: "报销", status: "late" } }]);
      },
      { timeout: 5000, interval: 100 },
    );
  });
});

describe("over Stream alone", () => {
  beforeEach(async () => {
    desk = await openCardDesk("STREAM", { connect: "stream" });
    ({ home, call, press } = desk);
  });

  test("copies of one press, each with another message id, count once", async () => {
    const li = await home.person("li", "dev");
    await call("PUT", "/_/faults", { duplicate_callbacks: { value: 3, count: 1 } });
    const pressed = await press("approve");
    expect(pressed.card.values["status"]).toBe("approved");
    await li.hears(/批准 B7/);
    await li.hearsNothing();
  });

  test("a press that cannot be kept is not answered; sent again a minute later it is handled once", async () => {
    const li = await home.person("li", "dev");
    const other = new DatabaseSync(home.config.database.replace("sqlite:", ""));
    other.exec("begin immediate");
    const startedAt = performance.now();
    const pressed = press("approve");
    await vi.waitUntil(() => home.log.some((line) => line.includes("card callback refused")), {
      timeout: 5000,
    });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    other.exec("rollback");
    other.close();
    home.later("61s");
    await li.hears(/批准 B7/);
    await pressed;
    await li.hearsNothing();
  });

  test("the same button pressed again after the answer is another press", async () => {
    const li = await home.person("li", "dev");
    for (const round of [1, 2]) {
      await press("approve");
      await li.hears(/批准 B7/);
      home.later("3s");
      expect(round).toBeLessThan(3);
    }
    await li.hearsNothing();
  });
});

const now = () => String(home.clock.now());
const good = (timestamp: string) => signCard(timestamp, "emulated-card-secret");

describe("over HTTP alone", () => {
  beforeEach(async () => {
    desk = await openCardDesk("HTTP");
    ({ home, call, press } = desk);
  });

  const body = JSON.stringify({
    type: "actionCallback",
    outTrackId: "card-1",
    corpId: "ding",
    userId: "li",
    content: JSON.stringify({
      cardPrivateData: { actionIds: ["1"], params: { action: "approve", ticket: "C1" } },
    }),
  });
  const post = (timestamp: string, sign: string, text = body) =>
    fetch(`${home.app.url}/dingtalk/bell/cards`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-ddpaas-signature-timestamp": timestamp,
        "x-ddpaas-signature": sign,
      },
      body: text,
    });

  test("the same press 10 times changes the state once, and every copy gets the same answer", async () => {
    const li = await home.person("li", "dev");
    const timestamp = now();
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => (await post(timestamp, good(timestamp))).json()),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ cardData: { cardParamMap: { status: "approved" } } });
    await li.hears(/批准 C1/);
    await li.hearsNothing();
  });

  test("I-02 what is not signed with the card secret is refused, and nothing happens", async () => {
    const timestamp = now();
    const old = String(home.clock.now() - 3_600_001);
    const cases = [
      [timestamp, ""],
      [timestamp, signCard(timestamp, "other")],
      [timestamp, signCard(String(Number(timestamp) + 1), "emulated-card-secret")],
      [old, good(old)],
      ["NaN", good("NaN")],
      ["", good("")],
    ] as const;
    for (const [stamp, sign] of cases) expect((await post(stamp, sign)).status).toBe(401);
    const li = await home.person("li", "dev");
    await li.hearsNothing();
  });

  test.each([["{}"], ["[]"], ['{"outTrackId":"x","userId":"y","content":"{"}'], ["{"]])(
    "I-14 signed nonsense %s is 400",
    async (text) => {
      const timestamp = now();
      expect((await post(timestamp, good(timestamp), text)).status).toBe(400);
    },
  );
});
