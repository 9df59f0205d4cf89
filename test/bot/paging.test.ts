import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AuditRecord } from "../../src/core/audit.ts";
import { dayMs, hourMs, minuteMs } from "../../src/core/clock.ts";
import type { Destination } from "../../src/core/destination.ts";
import { webhookBodyLimitBytes } from "../../src/dingtalk/limits.ts";
import { monday, openHome, type Home, type Person } from "../home.ts";
import { reminder, task } from "../storage/samples.ts";

// Every list of 500 entries with titles as long as they may be: each page is one message that DingTalk takes and a phone
// shows, and all pages together have each entry once.
const count = 500;
/** About six screens of a phone. */
const mostChars = 2600;
const mostEntries = 20;

const group: Destination = { kind: "group", robot: "bell", conversation: "cid-dev" };
const long = (chars: number, index: number) =>
  `${index}_*长*`.padEnd(chars, "一二三四五六七八九十");
const ids = Array.from({ length: count }, (_, index) => index);

let home: Home;
let manager: Person;
beforeAll(async () => {
  home = await openHome();
  manager = await home.person("manager01");
  await manager.says("在吗");
  await manager.hears(/在/);
  await home.app.storage.transaction(async (stores) => {
    for (const index of ids) {
      await stores.tasks.add(
        task(`T${1000 + index}`, {
          title: long(2000, index),
          robot: "bell",
          conversation: "cid-dev",
          createdBy: "manager01",
          assignees: ["manager01", "li", "han"].map((userId) => ({ userId })),
          tags: ["季度复盘材料", "客户", "预算"],
          dueAt: monday + dayMs + index * minuteMs,
        }),
      );
      await stores.reminders.add(
        reminder(`R${1000 + index}`, {
          text: long(2000, index),
          destination: group,
          // A person has 200 at most.
          mentions: [index < 200 ? "manager01" : "li"],
          createdBy: index < 200 ? "manager01" : "li",
          nextAt: monday + dayMs + index * hourMs,
        }),
      );
      await stores.events.add({
        id: `E${1000 + index}`,
        title: long(500, index),
        place: long(100, index),
        robot: "bell",
        conversation: "cid-dev",
        organizer: "manager01",
        createdAt: monday,
        startsAt: monday + dayMs + index * minuteMs,
        endsAt: monday + dayMs + index * minuteMs + hourMs,
        lastEndsAt: monday + dayMs + index * minuteMs + hourMs,
        allDay: false,
        zone: "Asia/Shanghai",
        skipped: [],
        everyone: false,
        remindBefore: [],
        people: ["manager01", "li", "han", "wang"].map((userId) => ({ userId })),
      });
      const fileId = `F${1000 + index}`;
      const name = `${long(190, index)}.pdf`;
      await stores.files.add(
        {
          id: fileId,
          name,
          mediaType: "application/pdf",
          sizeBytes: 1,
          sha256: index.toString(16).padStart(64, "0"),
          path: `none/${index}`,
          sharedBy: "manager01",
          createdAt: monday,
          sharedAt: monday + index,
        },
        name,
      );
      await stores.files.addShare({
        key: `key-${index}`,
        fileId,
        destination: group,
        sharedBy: "manager01",
        sharedAt: monday + index,
        linkExpiresAt: monday + dayMs,
      });
      await stores.audit.add({
        at: monday + index,
        robot: "bell",
        conversation: "cid-dev",
        person: "manager01",
        personName: "张经理",
        command: "assign",
        outcome: "done",
        said: long(60, index),
      } satisfies AuditRecord);
    }
  });
});
// DingTalk takes 20 messages a minute.
beforeEach(() => home.later("61s"));
afterAll(() => home.close());

/** What is said for each page, and how its entries are known; `next` answers nothing behind the last page. */
interface List {
  readonly id: RegExp;
  readonly page: (page: number) => string;
  readonly entries?: number;
}

const lists: Readonly<Record<string, List>> = {
  tasks: { id: /\*\*(T\d+)\*\*/g, page: (page) => (page === 1 ? "任务 本群" : "更多") },
  "tasks in English": {
    id: /\*\*(T\d+)\*\*/g,
    page: (page) => (page === 1 ? "tasks group" : "more"),
  },
  reminders: { id: /\*\*(R\d+)\*\*/g, page: (page) => `我的提醒 ${page}`, entries: 200 },
  files: { id: /\b(F\d{4})「/g, page: (page) => `文件 --页 ${page}` },
  events: {
    id: /\b(E\d{4})\b/g,
    page: (page) => `日程 2026-11-24 到 2026-11-26 --page ${page}`,
  },
};

test.each(Object.entries(lists))(
  "%s: every page fits, and none is left out",
  async (_, { id, page: say, entries = count }) => {
    const seen: string[] = [];
    for (let page = 1; seen.length < entries && page <= 100; page += 1) {
      if (page % 10 === 0) home.later("61s");
      await manager.says(say(page));
      const { text } = await manager.hears(/./s);
      expect(Buffer.byteLength(text)).toBeLessThan(webhookBodyLimitBytes);
      expect(text.length).toBeLessThanOrEqual(mostChars);
      const shown = [...text.matchAll(id)].map(([, one = ""]) => one);
      expect(shown.length, text).toBeGreaterThan(0);
      expect(shown.length).toBeLessThanOrEqual(mostEntries);
      seen.push(...shown);
    }
    expect(new Set(seen).size).toBe(entries);
    expect(seen).toHaveLength(entries);
    await manager.hearsNothing(50);
  },
);

test.each([
  ["the audit", "审计", /只列出最近 20 条/],
  ["reminders of the group", "本群提醒", /共 \d+ 页/],
  ["all of one day", "日程 明天", /第 1\/\d+ 页/],
])("%s is one message that fits, and says that there is more", async (_, said, more) => {
  await manager.says(said);
  const { text } = await manager.hears(/./s);
  expect(Buffer.byteLength(text)).toBeLessThan(webhookBodyLimitBytes);
  expect(text.length).toBeLessThanOrEqual(mostChars);
  expect(text).toMatch(more);
  await manager.hearsNothing(100);
});
