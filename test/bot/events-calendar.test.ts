import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

// Events that are in DingTalk's calendar too, over the wire.
let home: Home;
let li: Person;
beforeAll(async () => {
  home = await openHome();
  li = await home.person("li");
});
beforeEach(() => home.later("61s"));
afterAll(() => home.close());

interface Entry {
  readonly id: string;
  readonly organizer: string;
  readonly status: string;
  readonly fields: {
    readonly summary: string;
    readonly start: { readonly dateTime?: string; readonly date?: string };
    readonly location?: { readonly displayName: string };
    readonly reminders?: readonly unknown[];
  };
  readonly attendees: readonly { readonly id: string }[];
}

async function entries(title: string): Promise<readonly Entry[]> {
  const answer = await fetch(`${home.emulator.url}/_/calendar`);
  const all = (await answer.json()) as readonly Entry[];
  return all.filter((one) => one.fields.summary === title && one.status === "confirmed");
}

async function made(words: string, ...at: readonly string[]): Promise<string> {
  await li.says(words, ...at);
  return /E\d+/.exec((await li.hears(/^✅ E\d+｜/)).text)?.[0] ?? "";
}

/** Somebody does something to an event in DingTalk's own client. */
async function there(entry: Entry, method: "PUT" | "DELETE", body: object): Promise<void> {
  const path = `/v1.0/calendar/users/${entry.organizer}/calendars/primary/events/${entry.id}`;
  await call(path, method, method === "PUT" ? body : undefined);
  await changed(entry.id);
}

/** Who is invited answers there. */
async function respond(title: string, responseStatus: string): Promise<void> {
  const [entry] = await entries(title);
  const person = entry?.attendees[0]?.id ?? "";
  const path = `/v1.0/calendar/users/${person}/calendars/primary/events/${entry?.id}/respond`;
  await call(path, "POST", { responseStatus });
  await changed(entry?.id ?? "");
}

async function call(path: string, method: string, body?: object): Promise<void> {
  const login = await fetch(`${home.emulator.url}/v1.0/oauth2/accessToken`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ appKey: "emulated-key", appSecret: "emulated-secret" }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const done = await fetch(home.emulator.url + path, {
    method,
    headers: {
      "content-type": "application/json",
      "x-acs-dingtalk-access-token": accessToken,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(done.status).toBe(200);
}

/** DingTalk tells the robot that something happened to an event. */
async function changed(calendarEventId: string): Promise<void> {
  const event = { event: "calendar_event_change", users: ["li"], data: { calendarEventId } };
  await fetch(`${home.emulator.url}/_/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });
}

test("an event is made, changed and deleted in DingTalk's calendar as it is here", async () => {
  const id = await made("约 @韩梅梅 周三下午2点到3点 评审 在3号会议室", "han");
  await expect.poll(() => entries("评审")).toHaveLength(1);
  const [entry] = await entries("评审");
  expect(Date.parse(entry?.fields.start.dateTime ?? "")).toBe(
    Date.parse("2026-11-25T14:00:00+08:00"),
  );
  expect(entry?.fields.location?.displayName).toBe("3号会议室");
  expect(entry?.fields.reminders).toEqual([]);
  expect(entry?.attendees).toHaveLength(1);
  await li.says(`${id} 改到下午4点`);
  await li.hears(/改时间了/);
  await expect
    .poll(async () => Date.parse((await entries("评审"))[0]?.fields.start.dateTime ?? ""))
    .toBe(Date.parse("2026-11-25T16:00:00+08:00"));
  expect((await entries("评审"))[0]?.id).toBe(entry?.id);
  await li.says(`${id} 加上 @王芳`, "wang");
  await li.hears(/请了/);
  await expect.poll(async () => (await entries("评审"))[0]?.attendees).toHaveLength(2);
  await li.says(`删除日程 ${id}`);
  await li.hears(/取消了/);
  await expect.poll(() => entries("评审")).toHaveLength(0);
});

test("what is changed or deleted in DingTalk's calendar is so here too, and told", async () => {
  const id = await made("约 @韩梅梅 周四下午2点到3点 对账", "han");
  await expect.poll(() => entries("对账")).toHaveLength(1);
  const [entry] = await entries("对账");
  if (entry === undefined) throw new Error("there is none");
  await there(entry, "PUT", {
    id: entry.id,
    summary: "月底对账",
    start: { dateTime: "2026-11-26T15:30:00+08:00", timeZone: "Asia/Shanghai" },
    end: { dateTime: "2026-11-26T16:30:00+08:00", timeZone: "Asia/Shanghai" },
  });
  await li.hears(new RegExp(`📅 ${id}「月底对账」在钉钉日历里改了：11-26 周四 15:30`));
  await li.says(`日程 ${id}`);
  await li.hears(/月底对账[\s\S]*11-26 周四 15:30–16:30/);
  const [again] = await entries("月底对账");
  if (again === undefined) throw new Error("there is none");
  await there(again, "DELETE", {});
  await li.hears(new RegExp(`🗑️ ${id}「月底对账」.*在钉钉日历里被删除了`));
  await li.says(`日程 ${id}`);
  await li.hears(/没有日程/);
});

test("who declines in DingTalk and comes back there does so here; who answers here since has the last word", async () => {
  const id = await made("约 @韩梅梅 周五下午2点到3点 复盘", "han");
  await expect.poll(() => entries("复盘")).toHaveLength(1);
  const comes = (person = "han") =>
    expect.poll(async () => {
      const event = await home.app.storage.events.find(id);
      return event?.people.find(({ userId }) => userId === person)?.declinedAt === undefined;
    });
  await respond("复盘", "declined");
  await comes().toBe(false);
  await respond("复盘", "accepted");
  await comes().toBe(true);
  await respond("复盘", "declined");
  await comes().toBe(false);
  const han = await home.person("han");
  await han.says(`参加 ${id}`);
  await han.hears(/韩梅梅 参加/);
  const looks = async () => (await home.app.storage.eventCopies.of([id]))[0]?.checks ?? 0;
  const before = await looks();
  await changed((await entries("复盘"))[0]?.id ?? "");
  await expect.poll(looks).toBeGreaterThan(before);
  await comes().toBe(true);
});

test("the times of a series of the next two weeks are there, one that is taken out is not", async () => {
  const id = await made("每周一下午5点 周盘点");
  await expect.poll(() => entries("周盘点")).toHaveLength(2);
  await li.says(`取消 ${id} 只这一次`);
  await li.hears(/这一次取消了：11-23 周一/);
  await expect
    .poll(async () => (await entries("周盘点")).map(({ fields }) => fields.start.dateTime))
    .toEqual(["2026-11-30T09:00:00.000Z"]);
  await li.says(`删除日程 ${id} 全部`);
  await li.hears(/取消了（全部）/);
  await expect.poll(() => entries("周盘点")).toHaveLength(0);
});

test("one that DingTalk refuses is kept here, and said", async () => {
  await fetch(`${home.emulator.url}/_/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ errcode: { value: "invalidParameter", path: "/v1.0/calendar/*" } }),
  });
  const id = await made("约 @韩梅梅 周五下午2点 预演", "han");
  await expect
    .poll(async () => (await home.app.storage.eventCopies.of([id]))[0]?.status)
    .toBe("failed");
  await li.says(`日程 ${id}`);
  await li.hears(/没有同步到钉钉日历：/);
});
