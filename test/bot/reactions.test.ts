import { afterEach, expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { openStorage } from "../../src/storage/open.ts";
import { openHome, type Home } from "../home.ts";
import { deskPack } from "../reaction-packs.ts";

// Packs that react to events, over the wire.

const api = new URL("../../src/index.ts", import.meta.url).href;
const handlers = `
import { defineEventHandler, text } from "${api}";
export const recalled = defineEventHandler(async ({ event, reply, people, formatTime }) => {
  const [who] = event.userIds;
  const names = await people.names(event.userIds);
  reply(text\`\${names.get(who)} 撤回了一条消息（\${event.data.processQueryKey ?? event.data.ProcessQueryKey}）\`);
});
export const broken = defineEventHandler(({ reply }) => {
  reply("从不");
  throw new Error("no");
});
export const nowhere = defineEventHandler(({ reply }) => reply("哪里？"));
`;
const on = `
  - event: chat_add_member
    post: { text: "欢迎 \${{ event.names | join: '、' }}", mention_people: true }
  - event: [user_add_org, user_leave_org]
    to: group:dev
    post: { markdown: "**\${{ event.type }}** \${{ event.users | size }} 人", title: 通讯录 }
  - { event: robot_msg_recall, call: "./handlers.ts#recalled" }
  - { event: chat_disband, call: "./handlers.ts#broken" }
  - { event: chat_disband, post: { text: 散了 } }
  - { event: todo_task_update, call: "./handlers.ts#nowhere" }
  - { event: todo_task_update, to: group:dev, post: { text: "待办 \${{ event.data.taskId }}" } }
`;

let home: Home;
let pack: Awaited<ReturnType<typeof deskPack>>;
afterEach(async () => {
  await home.close();
  await pack.remove();
});

async function open() {
  pack = await deskPack(on, handlers);
  home = await openHome({ packs: pack.folder });
  return home.person("li", "dev");
}
const happens = async (body: object) => {
  const answer = await fetch(`${home.emulator.url}/_/events`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  const { deliveries } = (await answer.json()) as {
    deliveries: { status: number; error?: string }[];
  };
  expect(deliveries.map(({ status, error }) => [status, error])).toEqual([[200, undefined]]);
};
const failures = () => home.log.filter((line) => line.includes("handler failed")).length;

test("a template posts where the event happened, with names, and @-s the people", async () => {
  const li = await open();
  await happens({ event: "chat_add_member", group: "dev", users: ["wang", "han"] });
  const { seq } = await li.hears(/欢迎 王芳、韩梅梅/);
  const line = await (await fetch(`${home.emulator.url}/_/messages/${seq}`)).json();
  expect(line).toMatchObject({ payload: { at: { atUserIds: ["wang", "han"] } } });
});

test("an event without a conversation is posted to the group that `to` names", async () => {
  const li = await open();
  await happens({ event: "user_add_org", users: ["a", "b"] });
  await li.hears(/user_add_org.*2 人/);
});

test("a handler module gets the event with its data and its people", async () => {
  const li = await open();
  const data = { processQueryKey: "pqk" };
  await happens({ event: "robot_msg_recall", group: "dev", users: ["li"], data });
  await li.hears(/撤回了一条消息（pqk）/);
});

test("a handler that throws takes nobody else with it, and leaves nothing behind", async () => {
  const li = await open();
  await happens({ event: "chat_disband", group: "dev", users: ["li"] });
  await li.hears(/散了/);
  await li.hearsNothing();
  expect(failures()).toBe(1);
});

test("a reply to an event that happened nowhere is an error in the log", async () => {
  const li = await open();
  await happens({ event: "todo_task_update", users: ["li"], data: { taskId: "t9" } });
  await li.hears(/待办 t9/);
  expect(failures()).toBe(1);
});

test("what could not be pushed while the bot was away is told when it is back, and once", async () => {
  const li = await open();
  let told: Promise<unknown> = Promise.resolve();
  await home.restart(() => {
    told = fetch(`${home.emulator.url}/_/events`, {
      method: "POST",
      body: JSON.stringify({ event: "chat_add_member", group: "dev", users: ["wang"] }),
    });
  });
  await told;
  await li.hearsNothing();
  home.later("10s");
  await li.hears(/欢迎/);
  home.later("60s");
  await li.hearsNothing();
});

test("what DingTalk has given up pushing is fetched from its list when the bot is back, and told once", async () => {
  const li = await open();
  const failed = async () => {
    const answer = await fetch(`${home.emulator.url}/_/events`, {
      method: "POST",
      body: JSON.stringify({ event: "chat_add_member", group: "dev", users: ["wang"] }),
    });
    await answer.json();
    // Its two retries fail as well.
    for (const delay of ["10s", "30s"]) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      home.later(delay);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await home.restart(failed);
  await li.hears(/欢迎/);
  await li.hearsNothing();
});

test("an event that brought the process down five times is given up, said and counted, and the next ones go on", async () => {
  const li = await open();
  await home.restart(async () => {
    const { clock, config } = home;
    const storage = await openStorage(config.database, { clock, log: silentLog, exclusive: true });
    const joined = (eventId: string, userId: string) => ({
      key: `event:bell:${eventId}`,
      kind: "event" as const,
      robot: "bell",
      conversation: "cid-dev",
      payload: JSON.stringify({
        EventType: "chat_add_member",
        eventId,
        openConversationId: "cid-dev",
        userId: [userId],
      }),
      receivedAt: clock.now(),
    });
    await storage.inbox.keep([joined("deadly", "wang"), joined("next", "han")]);
    for (let taken = 1; taken <= 5; taken += 1) {
      const now = clock.now() - 1000 + 10 * taken;
      const request = { holder: "gone", now, leaseMs: 5, limit: 1 };
      expect(await storage.inbox.lease(request)).toMatchObject([{ attempt: taken }]);
    }
    await storage.close();
  });
  expect((await li.hears(/欢迎/)).text).toContain("韩");
  const givenUp = home.log.filter((line) => line.includes("given up"));
  expect(givenUp).toHaveLength(1);
  expect(givenUp[0]).toContain("event:bell:deadly");
  expect((await home.metrics.render()).text).toContain("bellhop_handler_errors_total 1");
  await li.hearsNothing();
});
