import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openHome, type Home } from "../home.ts";

// The whole product in Stream mode, against the emulator's gateway.

let home: Home;
beforeEach(async () => {
  home = await openHome({ connect: "stream" });
  await isConnected();
});
afterEach(() => home.close());

const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const answer = await fetch(home.emulator.url + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
};
interface Connections {
  readonly connections: readonly { readonly id: string; readonly leaving: boolean }[];
}
const connections = async () => (await call<Connections>("GET", "/_/stream")).connections;
const isConnected = () => vi.waitFor(async () => expect(await connections()).toHaveLength(1), 5000);
const readiness = async () => (await fetch(`${home.app.url}/readyz`)).status;
const accepted = async () => {
  const { text } = await home.metrics.render();
  return Number(/^bellhop_callbacks_accepted_total (\d+)/m.exec(text)?.[1] ?? 0);
};

test("what is said over Stream is answered", async () => {
  const li = await home.person("li", "dev");
  await li.says("在吗");
  await li.hears(/在/);
  expect(await readiness()).toBe(200);
});

test("one to one, too", async () => {
  const li = await home.person("li", "-");
  await li.says("在吗");
  await li.hears(/在/);
});

test("I-05 a resend with a new messageId is acknowledged and answered once", async () => {
  await call("PUT", "/_/faults", { duplicate_callbacks: 3 });
  const li = await home.person("li", "dev");
  await li.says("在吗");
  await li.hears(/在/);
  await li.hearsNothing();
  expect(await accepted()).toBe(1);
});

test("a push that got lost is pushed again after a minute, and answered once", async () => {
  await call("PUT", "/_/faults", { stream_drop: { count: 1 } });
  const said = call<{ delivery: { error?: string } }>("POST", "/_/messages", {
    group: "dev",
    from: "li",
    text: "在吗",
  });
  const li = await home.person("li", "dev");
  // The first push is on its way when the connection has been chosen.
  await vi.waitFor(async () => expect(await call("GET", "/_/faults")).toEqual({}));
  home.later("61s");
  await li.hears(/在/);
  expect((await said).delivery.error).toBeUndefined();
  await li.hearsNothing();
});

test("I-18 no message is lost when DingTalk sends the connection away again and again", async () => {
  const sent = 100;
  const before = (await connections())[0]?.id;
  const said = Array.from({ length: sent }, async (_, index) => {
    if (index === 30) await call("PUT", "/_/faults", { stream_disconnect: { count: 1 } });
    const message = { group: "dev", from: "li", text: "在吗", msgId: `msg${index}` };
    return (await call<{ delivery: { status: number } }>("POST", "/_/messages", message)).delivery;
  });
  const deliveries = await Promise.all(said);
  expect(deliveries.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await accepted()).toBe(sent);
  await vi.waitFor(async () => {
    const now = await connections();
    expect(now.filter(({ leaving }) => !leaving).map(({ id }) => id)).not.toContain(before);
    expect(now).toHaveLength(1);
  }, 5000);
});

test("X-01 a stop acknowledges what was received and closes the connection", async () => {
  const li = await home.person("li", "dev");
  await li.says("在吗");
  await home.restart(() => undefined);
  await li.hears(/在/);
  await isConnected();
  await li.says("在吗");
  await li.hears(/在/);
});

test("an event over Stream reaches the packs: who joins is welcomed", async () => {
  const li = await home.person("li", "dev");
  const joined = { event: "chat_add_member", group: "dev", users: ["wang"] };
  const told = await call<{ deliveries: object[] }>("POST", "/_/events", joined);
  expect(told.deliveries).toMatchObject([{ via: "stream", status: 200 }]);
  await li.hears(/欢迎/);
});
