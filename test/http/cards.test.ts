import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { signCard } from "../../src/dingtalk/card-sign.ts";
import { openHome, type Home, type HomeOptions } from "../home.ts";
import { deskPack } from "../reaction-packs.ts";

// Cards, over HTTP and Stream: protocol §10.

const api = new URL("../../src/index.ts", import.meta.url).href;
const on = `
  - { card: approve, call: "./handlers.ts#approve" }
  - { card: approve, call: "./handlers.ts#stamp" }
  - { card: slow, call: "./handlers.ts#slow" }
  - { card: broken, call: "./handlers.ts#broken" }
`;
const handlers = `
import { defineCardHandler, text } from "${api}";
let approvals = 0;
export const approve = defineCardHandler(({ press, update, post }) => {
  approvals += 1;
  update({ everybody: { status: "approved", by: press.userId } });
  update({ presser: { done: String(approvals) } });
  post({ kind: "group", robot: press.robot, conversation: "cid-dev" }, text\`批准 \${press.params.ticket}\`);
});
export const stamp = defineCardHandler(({ update }) => update({ everybody: { stamp: "1" } }));
export const slow = defineCardHandler(async ({ update }) => {
  await new Promise((resolve) => setTimeout(resolve, 2500));
  update({ everybody: { status: "late" } });
});
export const broken = defineCardHandler(({ update }) => {
  update({ everybody: { status: "never" } });
  throw new Error("no");
});
`;

let home: Home;
let pack: Awaited<ReturnType<typeof deskPack>>;
beforeEach(async () => {
  pack = await deskPack(on, handlers);
});
afterEach(async () => {
  await home.close();
  await pack.remove();
});

const open = async (options: HomeOptions = {}) => {
  home = await openHome({ packs: pack.folder, ...options });
  await vi.waitFor(async () => expect((await fetch(`${home.app.url}/readyz`)).status).toBe(200));
};

interface Pressed {
  readonly status: number;
  readonly ms: number;
  readonly error?: string;
  readonly card: {
    readonly values: Readonly<Record<string, string>>;
    readonly privateValues: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

const call = async <T>(method: string, path: string, body: object, headers = {}): Promise<T> => {
  const answer = await fetch(home.emulator.url + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
};

/** Makes a card as an app does, in the group. */
async function makeCard(callbackType: "HTTP" | "STREAM") {
  const app = { appKey: "emulated-key", appSecret: "emulated-secret" };
  const { accessToken } = await call<{ accessToken: string }>(
    "POST",
    "/v1.0/oauth2/accessToken",
    app,
  );
  const made = await call(
    "POST",
    "/v1.0/card/instances/createAndDeliver",
    {
      cardTemplateId: "approval.schema",
      outTrackId: "card-1",
      callbackType,
      cardData: { cardParamMap: { title: "报销", status: "open" } },
      openSpaceId: "dtv1.card//IM_GROUP.cid-dev",
      imGroupOpenDeliverModel: { robotCode: "emulated-key" },
    },
    { "x-acs-dingtalk-access-token": accessToken },
  );
  expect(made).toMatchObject({ success: true });
}

const press = (action: string, from = "li") =>
  call<Pressed>("POST", "/_/cards/card-1/press", { from, action, params: { ticket: "B7" } });

describe.each([
  ["HTTP", {}],
  ["STREAM", { connect: "stream" }],
] as const)("over %s", (callbackType, options) => {
  beforeEach(async () => {
    await open(options);
    await makeCard(callbackType);
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

const now = () => String(home.clock.now());
const good = (timestamp: string) => signCard(timestamp, "emulated-card-secret");

describe("over HTTP alone", () => {
  beforeEach(async () => {
    await open();
    await makeCard("HTTP");
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
