import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openApiMessage, openDingTalkClient, type OpenDingTalkClient } from "../../../src/index.ts";
import { createGuardedFetch } from "../../../src/outbound/guarded-fetch.ts";
import { boss, han, li } from "../../emulator/apis/use-apis.ts";
import { useDingTalk } from "../../emulator/local-dingtalk.ts";

// Every method of the client, against a DingTalk that checks as strictly as the real one.
const dingtalk = useDingTalk();
let client: OpenDingTalkClient;
beforeEach(() => {
  const { url } = dingtalk().emulator;
  client = openDingTalkClient({
    appKey: "dingbell",
    appSecret: "bell-secret",
    hosts: { oapi: url, api: url },
    clock: dingtalk().clock,
  });
  onTestFinished(() => client.close());
});

const group = "ciddev==";
const hello = openApiMessage("sampleText", { content: "你好" });
const pdf = {
  name: "周报.pdf",
  mediaType: "application/pdf",
  bytes: new TextEncoder().encode("%PDF"),
};

test("messages: to a group and to people, read, recalled", async () => {
  const { messages } = client;
  const key = await messages.sendToGroup(group, hello);
  await dingtalk().says({ text: "收到", from: "han" });
  expect((await messages.groupReadStatus(group, key)).readUserIds).toEqual(["han"]);
  expect((await messages.recallFromGroup(group, [key])).successResult).toEqual([key]);

  const sent = await messages.sendToEach(["li", "nobody"], hello);
  expect(sent.invalidStaffIdList).toEqual(["nobody"]);
  await dingtalk().put("/_/reads", { user: "li" });
  const { messageReadInfoList } = await messages.readStatus(sent.processQueryKey);
  expect(messageReadInfoList).toMatchObject([{ userId: "li", readStatus: "READ" }]);
  expect((await messages.recallFromPeople([sent.processQueryKey])).failedResult).toEqual({});
  await expect(messages.sendToPeople(["nobody"], hello)).rejects.toThrow(/no such person/);
  await expect(messages.sendToPrivateChat(group, hello)).resolves.toEqual(expect.any(String));
});

test("every msgKey is taken", async () => {
  const file = await client.media.upload(pdf);
  const voice = await client.media.upload({ ...pdf, name: "a.amr", type: "voice" });
  const video = await client.media.upload({ ...pdf, name: "a.mp4", type: "video" });
  const card = { title: "t", text: "x" };
  const buttons = {
    actionTitle1: "一",
    actionURL1: "https://x",
    actionTitle2: "二",
    actionURL2: "https://x",
  };
  const three = { ...buttons, actionTitle3: "三", actionURL3: "https://x" };
  const four = { ...three, actionTitle4: "四", actionURL4: "https://x" };
  const five = { ...four, actionTitle5: "五", actionURL5: "https://x" };
  const sent = [
    hello,
    openApiMessage("sampleMarkdown", card),
    openApiMessage("sampleImageMsg", { photoURL: "https://x/y.png" }),
    openApiMessage("sampleLink", { ...card, picUrl: "", messageUrl: "https://x" }),
    openApiMessage("sampleActionCard", { ...card, singleTitle: "a", singleURL: "https://x" }),
    openApiMessage("sampleActionCard2", { ...card, ...buttons }),
    openApiMessage("sampleActionCard3", { ...card, ...three }),
    openApiMessage("sampleActionCard4", { ...card, ...four }),
    openApiMessage("sampleActionCard5", { ...card, ...five }),
    openApiMessage("sampleActionCard6", {
      ...card,
      buttonTitle1: "一",
      buttonUrl1: "https://x",
      buttonTitle2: "二",
      buttonUrl2: "https://x",
    }),
    openApiMessage("sampleAudio", { mediaId: voice, duration: "3000" }),
    openApiMessage("sampleFile", { mediaId: file, fileName: "周报.pdf", fileType: "pdf" }),
    openApiMessage("sampleVideo", {
      videoMediaId: video,
      picMediaId: file,
      videoType: "mp4",
      duration: "3",
    }),
  ];
  for (const message of sent) await client.messages.sendToGroup(group, message);
  expect(await dingtalk().lines("group=dev")).toHaveLength(sent.length);
});

test("DINGs, with whom they did not reach", async () => {
  const ding = { by: "app", userIds: ["li", "nobody"], content: "开会" } as const;
  const { openDingId, failedList } = await client.dings.send(ding);
  expect(failedList).toEqual({ notExist: ["nobody"] });
  await client.dings.recall(openDingId);
  expect(await dingtalk().lines("user=li")).toMatchObject([{ recalled: true }]);
});

test("F-13 a file somebody sent is fetched by its code, through the guard", async () => {
  await dingtalk().says({ group: undefined, type: "file", content: { fileName: "周报.pdf" } });
  const { content } = dingtalk().home.received.at(-1)?.body ?? {};
  const url = await client.media.downloadUrl(String(content?.["downloadCode"]));
  await using folder = await mkdtempDisposable(join(tmpdir(), "bellhop-"));
  const refusing = createGuardedFetch({ allowedHosts: [], locale: "en" });
  await expect(refusing.download(url, join(folder.path, "a"))).rejects.toMatchObject({
    code: "fetch_refused",
  });
  const allowing = createGuardedFetch({ allowedHosts: [new URL(url).hostname], locale: "en" });
  await expect(allowing.download(url, join(folder.path, "b"))).resolves.toMatchObject({
    sizeBytes: expect.any(Number),
  });
  await Promise.all([refusing.close(), allowing.close()]);
});

test("work notifications: silent drops are read and named", async () => {
  const { workNotices } = client;
  const message = { msgtype: "markdown", markdown: { title: "周报", text: "# 交周报" } } as const;
  const to = { userIds: ["li", "nobody"] };
  const first = await workNotices.send(1, to, message);
  expect(await workNotices.progress(1, first)).toEqual({ percent: 100, done: true });
  await dingtalk().put("/_/reads", { user: "li" });
  expect(await workNotices.result(1, first)).toEqual({
    read: ["li"],
    unread: [],
    invalid: ["nobody"],
    failed: [],
    dropped: [],
  });
  const second = await workNotices.send(1, to, message);
  expect((await workNotices.result(1, second)).dropped).toEqual([
    {
      userId: "li",
      code: "143106",
      reason: "the same content was sent to this person today",
    },
  ]);
  await workNotices.recall(1, first);
  await expect(workNotices.updateStatusBar(1, first, { value: "完成" })).rejects.toThrow();
  const oa = await workNotices.send(1, to, {
    msgtype: "oa",
    oa: {
      message_url: "https://x",
      head: { bgcolor: "FFBBBBBB", text: "x" },
      body: { title: "t" },
    },
  });
  await workNotices.updateStatusBar(1, oa, { value: "完成", background: "0xFF78C06E" });
});

test("workrecords: added, listed, done", async () => {
  const { workRecords } = client;
  const id = await workRecords.add({
    userId: "li",
    createTime: dingtalk().clock.now(),
    title: "交周报",
    url: "https://x",
    formItemList: [{ title: "截止", content: "周五" }],
    bizId: "biz-1",
  });
  const open = await workRecords.list("li", { done: false });
  expect(open.list).toMatchObject([{ record_id: id, title: "交周报" }]);
  expect(await workRecords.complete("li", "biz-1")).toBe(true);
  expect((await workRecords.list("li", { done: true })).list).toHaveLength(1);
});

test("todos: made, found by our id, changed, ticked, listed, deleted", async () => {
  const { todos } = client;
  const url = { appUrl: "https://x", pcUrl: "https://x" };
  const made = await todos.create(boss, {
    subject: "写周报",
    creatorId: boss,
    executorIds: [li, han],
    sourceId: "bellhop/T1",
    detailUrl: url,
  });
  expect((await todos.getBySource(boss, "bellhop/T1")).id).toBe(made.id);
  expect(await todos.update(boss, made.id, { subject: "写月报" })).toBe(true);
  await todos.setExecutorStatus(boss, made.id, [{ id: li, isDone: true }]);
  const { todoCards } = await todos.list(li, { isDone: true, roleTypes: [["executor"]] });
  expect(todoCards).toMatchObject([{ taskId: made.id, isDone: true }]);
  expect(await todos.get(boss, made.id)).toMatchObject({ subject: "写月报", done: false });
  expect(await todos.delete(boss, made.id)).toBe(true);
  await expect(todos.get(boss, made.id)).rejects.toThrow(/task not exist/);
});

test("events: made once, listed, viewed, changed, answered, deleted", async () => {
  const { calendar } = client;
  const timeZone = "Asia/Shanghai";
  const event = {
    summary: "评审",
    start: { dateTime: "2026-03-04T14:00:00+08:00", timeZone },
    end: { dateTime: "2026-03-04T15:00:00+08:00", timeZone },
  };
  const made = await calendar.create(boss, event, "token-1");
  expect((await calendar.create(boss, event, "token-1")).id).toBe(made.id);
  await calendar.addAttendees(boss, made.id, [li, han]);
  await calendar.respond(li, made.id, "accepted");
  await calendar.removeAttendees(boss, made.id, [han]);
  expect((await calendar.attendees(boss, made.id)).attendees).toMatchObject([
    { id: li, responseStatus: "accepted" },
  ]);
  expect((await calendar.update(boss, made.id, { summary: "复审" })).summary).toBe("复审");
  const range = { timeMin: "2026-03-04T00:00:00+08:00", timeMax: "2026-03-05T00:00:00+08:00" };
  expect((await calendar.list(li, range)).events).toMatchObject([{ summary: "复审" }]);
  expect((await calendar.view(li, range)).events).toHaveLength(1);
  expect((await calendar.get(li, made.id)).organizer?.displayName).toBe("张经理");
  await calendar.delete(boss, made.id);
  await expect(calendar.update(boss, made.id, {})).rejects.toMatchObject({
    platformCode: "itemNotFound",
  });
});

test("people: by id, mobile, union id, and by name", async () => {
  const { users } = client;
  const found = await users.get("li");
  expect(found).toMatchObject({ userid: "li", unionid: li, name: "李雷" });
  expect(await users.idByMobile(found.mobile ?? "")).toBe("li");
  expect(await users.idByUnionId(li)).toBe("li");
  expect((await users.search("李")).list).toEqual(["li"]);
  await expect(users.get("nobody")).rejects.toMatchObject({ platformCode: "60121" });
});

test("groups: made, converted, looked up, with their robots", async () => {
  const { groups } = client;
  const made = await groups.create({ name: "发布", owner: "boss", userIds: ["li"] });
  expect(await groups.toOpenConversationId(made.chatid ?? "")).toBe(made.openConversationId);
  expect(await groups.get(made.chatid ?? "")).toMatchObject({ name: "发布", owner: "boss" });
  expect(await groups.robots(made.openConversationId)).toEqual(["dingbell"]);
});

test("cards: delivered, changed by key, streamed; nowhere delivered is an error", async () => {
  const { cards } = client;
  const card = {
    cardTemplateId: "tpl.schema",
    outTrackId: "c-1",
    values: { title: "请假", by: "李雷" },
  };
  await cards.createAndDeliver(card, { openConversationId: group });
  await cards.update("c-1", { values: { title: "请假：同意" } });
  await cards.stream("c-1", { guid: "1", key: "content", content: "好的", last: true });
  expect((await dingtalk().lines("group=dev"))[0]?.text).toMatch(/同意[\s\S]*李雷[\s\S]*好的/);
  await cards.create({ ...card, outTrackId: "c-2" });
  await cards.deliver("c-2", { userId: "li" });
  expect(await dingtalk().lines("user=li")).toHaveLength(1);
  const nowhere = cards.createAndDeliver({ ...card, outTrackId: "c-3" }, { userId: "nobody" });
  await expect(nowhere).rejects.toMatchObject({ platformCode: "card_not_delivered" });
});

test("cards: presses go to the address registered under a route key, once it may be replaced", async () => {
  const { cards } = client;
  const { emulator, home } = dingtalk();
  const register = (path: string, replace?: boolean) =>
    cards.registerCallback("approvals", home.url + path, {
      apiSecret: "example-secret",
      ...(replace === undefined ? {} : { replace }),
    });
  expect(await register("/old")).toBe("example-secret");
  await register("/cards", true);
  expect(await cards.registerCallback("others", `${home.url}/others`)).toMatch(/.{16}/);
  const card = { cardTemplateId: "tpl.schema", outTrackId: "c-1", values: { status: "open" } };
  await cards.createAndDeliver(
    { ...card, callback: { routeKey: "approvals" } },
    { openConversationId: group },
  );
  await fetch(`${emulator.url}/_/cards/c-1/press`, {
    method: "POST",
    body: JSON.stringify({ from: "li", action: "approve" }),
  });
  expect(home.received.map(({ path }) => path)).toEqual(["/cards"]);
});
