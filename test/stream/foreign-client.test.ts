import axios from "axios";
import {
  DWClient,
  EventAck,
  TOPIC_CARD,
  TOPIC_ROBOT,
  type DWClientDownStream,
} from "dingtalk-stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AdjustableClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createEmulator, type Emulator } from "../../src/emulator/emulator.ts";

// DingTalk's own Node client against the emulator. Its code is as it was published; only the host it
// calls, a constant in it, is changed on the way out.

const dingtalkHosts = /^https:\/\/(?:api|oapi)\.dingtalk\.com/;

let emulator: Emulator;
// What the server's patience goes by: moved, so that nobody waits for it.
let system: AdjustableClock;
let client: DWClient;
let interceptor = 0;
const received: DWClientDownStream[] = [];
const events: DWClientDownStream[] = [];

beforeEach(async () => {
  vi.spyOn(console, "info").mockImplementation(() => undefined);
  system = createAdjustableClock();
  emulator = createEmulator({
    system,
    clock: createAdjustableClock(),
    random: createRandom(),
    log: silentLog,
    world: {
      robots: [
        {
          id: "bell",
          name: "小铃",
          kind: "app",
          appKey: "dingbell",
          appSecret: "bell-secret",
          stream: true,
        },
      ],
      groups: [{ id: "dev", title: "研发群", conversation: "ciddev==", robot: "bell" }],
    },
  });
  await emulator.listen(0);
  interceptor = axios.interceptors.request.use((config) => ({
    ...config,
    url: (config.url ?? "").replace(dingtalkHosts, emulator.url),
  }));
  received.length = 0;
  events.length = 0;
  client = new DWClient({ clientId: "dingbell", clientSecret: "bell-secret" });
  client
    .registerCallbackListener(TOPIC_ROBOT, (message: DWClientDownStream) => {
      received.push(message);
      client.socketCallBackResponse(message.headers.messageId, null);
    })
    .registerCallbackListener(TOPIC_CARD, (message: DWClientDownStream) => {
      const cardData = { cardParamMap: { status: "approved" } };
      const cardUpdateOptions = { updateCardDataByKey: true };
      client.socketCallBackResponse(message.headers.messageId, { cardData, cardUpdateOptions });
    })
    .registerAllEventListener((message: DWClientDownStream) => {
      events.push(message);
      return { status: EventAck.SUCCESS };
    });
  await client.connect();
});
afterEach(async () => {
  client.disconnect();
  axios.interceptors.request.eject(interceptor);
  await emulator.close();
});

const call = async <T>(path: string, body: object, method = "POST", headers = {}): Promise<T> => {
  const answer = await fetch(emulator.url + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
};
const says = (text: string) =>
  call<{ delivery: { status: number; body: string; error?: string } }>("/_/messages", {
    group: "dev",
    from: "li",
    text,
  });

test("it connects, receives and acknowledges", async () => {
  const { delivery } = await says("你好");
  expect(delivery).toMatchObject({ status: 200, body: '{"response":null}' });
  expect(received).toHaveLength(1);
  expect(JSON.parse(received[0]?.data ?? "")).toMatchObject({
    robotCode: "dingbell",
    text: { content: " 你好" },
  });
});

test("it gets an access token", async () => {
  expect(await client.getAccessToken()).toMatch(/^[0-9a-f]{32}$/);
});

test("it takes events", async () => {
  const told = await call("/_/events", { event: "chat_add_member", group: "dev", users: ["wang"] });
  expect(told).toMatchObject({ deliveries: [{ via: "stream", status: 200 }] });
  expect(events).toHaveLength(1);
  expect(events[0]?.headers.eventType).toBe("chat_add_member");
});

test("it answers the press of a card's button", async () => {
  const made = await call(
    "/v1.0/card/instances/createAndDeliver",
    {
      cardTemplateId: "t.schema",
      outTrackId: "c1",
      callbackType: "STREAM",
      cardData: { cardParamMap: { status: "open" } },
      openSpaceId: "dtv1.card//IM_GROUP.ciddev==",
      imGroupOpenDeliverModel: { robotCode: "dingbell" },
    },
    "POST",
    { "x-acs-dingtalk-access-token": await client.getAccessToken() },
  );
  expect(made).toMatchObject({ success: true });
  expect(await call("/_/cards/c1/press", { from: "li", action: "approve" })).toMatchObject({
    status: 200,
    card: { values: { status: "approved" } },
  });
});

test("it survives a disconnect: ten seconds later it is there again and receives", async () => {
  await call("/_/faults", { stream_disconnect: { count: 1 } }, "PUT");
  // It waits for the server to close, 10 s later, and comes back a second after that.
  await new Promise((resolve) => setTimeout(resolve, 50));
  system.advance(10_000);
  await vi.waitFor(
    async () => {
      const { delivery } = await says("还在吗");
      expect(delivery.status).toBe(200);
    },
    { timeout: 5000, interval: 200 },
  );
  expect(received.length).toBeGreaterThan(0);
});

test("what it does not acknowledge is sent again with another messageId", async () => {
  client.removeAllListeners(TOPIC_ROBOT);
  const seen: string[] = [];
  client.on(TOPIC_ROBOT, (message: DWClientDownStream) => {
    seen.push(message.headers.messageId);
    if (seen.length > 1) client.socketCallBackResponse(message.headers.messageId, null);
  });
  const said = says("你好");
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  await call("/_/clock", { advance: "61s" }, "PUT");
  expect((await said).delivery.status).toBe(200);
  expect(new Set(seen).size).toBe(2);
});
