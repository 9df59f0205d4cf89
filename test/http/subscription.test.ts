import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDingTalkClient, type OpenDingTalkClient } from "../../src/index.ts";
import { corpId } from "../../src/emulator/world/identifiers.ts";
import { openHome, type Home } from "../home.ts";

// Event subscription by the old API, from our client through the emulator to the bot: protocol §8.1 to §8.4.

const token = "subscribed-token";
const aesKey = "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij";
const config = `
dingtalk:
  robots:
    - id: bell
      kind: app
      app_key: emulated-key
      app_secret: emulated-secret
      events: { token: ${token}, aes_key: ${aesKey}, corp_id: ${corpId} }
groups: [{ id: dev, title: 研发群, conversation: cid-dev }]`;

let home: Home;
let client: OpenDingTalkClient;
beforeEach(async () => {
  home = await openHome({ config });
  const { url } = home.emulator;
  client = openDingTalkClient({
    appKey: "emulated-key",
    appSecret: "emulated-secret",
    hosts: { oapi: url, api: url },
    clock: home.clock,
  });
});
afterEach(async () => {
  await client.close();
  await home.close();
});

const subscription = (more: object = {}) => ({
  tags: ["chat_add_member"],
  token,
  aesKey,
  url: `${home.app.url}/dingtalk/bell/events`,
  ...more,
});
const joins = (user: string) =>
  fetch(`${home.emulator.url}/_/events`, {
    method: "POST",
    body: JSON.stringify({ event: "chat_add_member", group: "dev", users: [user] }),
  });

test("the bot answers `check_url`; the address is registered, changed, got and deleted", async () => {
  await client.events.register(subscription());
  expect(await client.events.get()).toEqual(subscription());
  await client.events.update(subscription({ tags: ["chat_add_member", "chat_quit"] }));
  expect((await client.events.get()).tags).toEqual(["chat_add_member", "chat_quit"]);
  const li = await home.person("li", "dev");
  await joins("wang");
  await li.hears(/欢迎/);
  await client.events.delete();
  await expect(client.events.get()).rejects.toMatchObject({ platformCode: "71007" });
});

test.each([
  ["token", { token: "another-token" }],
  ["key", { aesKey: aesKey.replace("4", "5") }],
])("with another %s the bot refuses `check_url`, and so DingTalk the address", async (_, more) => {
  await expect(client.events.register(subscription(more))).rejects.toMatchObject({
    platformCode: "71012",
  });
});

test("what happened while the bot was away is fetched at its start, and handled once", async () => {
  await client.events.register(subscription());
  const li = await home.person("li", "dev");
  await home.restart(async () => {
    await joins("wang");
    // Two more tries, 10 s and 30 s later.
    for (const wait of ["10s", "30s"]) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      home.later(wait);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await li.hears(/欢迎/);
  await vi.waitFor(async () =>
    expect((await home.metrics.render()).text).toContain("bellhop_events_replayed_total 1"),
  );
  expect(await client.events.takeFailed()).toEqual(expect.objectContaining({ failed_list: [] }));
  await li.hearsNothing();
});
