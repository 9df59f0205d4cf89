import { beforeEach, expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import type { Robot } from "../../src/core/robot.ts";
import { BoardError } from "../../src/core/todo-board.ts";
import { createPlatform, type Platform } from "../../src/outbound/platform.ts";
import { boss, li } from "../emulator/apis/use-apis.ts";
import { useDingTalk } from "../emulator/local-dingtalk.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";

// The todo and calendar adapters and the directory they look people up in, against the emulator.
const dingtalk = useDingTalk();
const given = freshEachTime(freshSqlite);
const robot = "bell";
let platform: Platform;

beforeEach(() => {
  const { url } = dingtalk().emulator;
  const robots: readonly Robot[] = [
    { kind: "app", id: robot, appKey: "dingbell", appSecret: "bell-secret", robotCode: "dingbell" },
    { kind: "custom", id: "gong", token: "t" },
  ];
  platform = createPlatform({
    hosts: { oapi: url, api: url },
    robots,
    directory: given().storage.directory,
    clock: dingtalk().clock,
    log: silentLog,
    locale: "en",
  });
  onTestFinished(() => platform.close());
});

const callsOf = async (path: string): Promise<number> =>
  ((await dingtalk().get(`/_/requests?path=${path}`)).json as unknown as unknown[]).length;
const at = (time: string): number => Date.parse(`2026-03-04T${time}:00+08:00`);
const todo = {
  robot,
  sourceId: "s-1",
  title: "写周报",
  assignee: "li",
  creator: "boss",
  priority: "normal",
} as const;

test("union ids are looked up once and kept", async () => {
  const { people } = platform;
  expect(await people.unionId("li", robot)).toBe(li);
  expect(await people.unionId("li", robot)).toBe(li);
  expect(await callsOf("/topapi/v2/user/get")).toBe(1);
  expect(await people.unionId("nobody", robot)).toBeUndefined();
  expect(await people.unionId("$:LWCP_v1:$x", robot)).toBeUndefined();
});

test("names are looked up, and who is not there is not asked for again for an hour", async () => {
  const { people } = platform;
  expect(await people.names(["li", "nobody"], robot)).toEqual(new Map([["li", "李雷"]]));
  await people.names(["nobody"], robot);
  expect(await callsOf("/topapi/v2/user/get")).toBe(2);
  dingtalk().clock.advance(3_600_001);
  await people.names(["nobody"], robot);
  expect(await callsOf("/topapi/v2/user/get")).toBe(3);
  expect(await people.names(["han"], "gong")).toEqual(new Map());
  expect(await people.names(["han"], robot)).toEqual(new Map([["han", "韩梅梅"]]));
});

test("a directory that does not answer leaves the list without names, soon", async () => {
  await platform.clients.byId(robot)?.accessToken();
  await dingtalk().put("/_/faults", { slow_ms: 5000 });
  const beganAt = performance.now();
  expect(await platform.people.names(["li"], robot)).toEqual(new Map());
  expect(performance.now() - beganAt).toBeLessThan(3000);
  await dingtalk().put("/_/faults", {});
  expect(await platform.people.names(["li"], robot)).toEqual(new Map());
  dingtalk().clock.advance(60_001);
  expect(await platform.people.names(["li"], robot)).toEqual(new Map([["li", "李雷"]]));
});

test("a todo is made once for one source id, looked at, and finished", async () => {
  const { board } = platform;
  const made = await board.make(todo);
  expect(await board.make(todo)).toEqual(made);
  expect(made.owner).toBe(boss);
  expect(await board.look(robot, made)).toBe("open");
  await board.finish(robot, made);
  expect(await board.look(robot, made)).toBe("done");
  expect(await board.look(robot, { ...made, todoId: "x" })).toBe("gone");
  await board.finish(robot, { ...made, todoId: "x" });
  expect([board.covers(robot), board.covers("gong")]).toEqual([true, false]);
});

test("a todo is changed, opened again, and removed", async () => {
  const { board } = platform;
  const made = await board.make({ ...todo, priority: "urgent", description: "带上数据" });
  await board.finish(robot, made);
  const dueAt = dingtalk().clock.now() + 60_000;
  await board.change(robot, made, { title: "写月报", dueAt, done: false });
  expect(await board.look(robot, made)).toBe("open");
  const shown = await (await fetch(`${dingtalk().emulator.url}/_/todos`)).json();
  expect(shown).toMatchObject([
    { subject: "写月报", dueTime: dueAt, done: false, priority: 40, description: "带上数据" },
  ]);
  await board.remove(robot, made);
  expect(await board.look(robot, made)).toBe("gone");
  await board.remove(robot, made);
  await expect(board.change(robot, made, { title: "x" })).rejects.toBeInstanceOf(BoardError);
});

test.each([
  [{ http_500: true }, "later"],
  [{ rate_limit: true }, "throttled"],
  [{ errcode: "todo.taskCreate.paramError" }, "never"],
  [{ drop_response: true }, "later"],
])("what goes wrong says whether another attempt is worth it: %j", async (fault, outcome) => {
  await platform.people.unionId("li", robot);
  await platform.people.unionId("boss", robot);
  const path = "/v1.0/todo/*";
  const [[name, value] = ["", true]] = Object.entries(fault);
  await dingtalk().put("/_/faults", { [name]: { value, path } });
  await expect(platform.board.make(todo)).rejects.toMatchObject({ name: "BoardError", outcome });
});

test("somebody the company does not know gets no todo, and the error says who", async () => {
  const refused = platform.board.make({ ...todo, assignee: "nobody" });
  await expect(refused).rejects.toBeInstanceOf(BoardError);
  await expect(refused).rejects.toThrow(/nobody nobody/);
});

test("events: made once for one key, listed in order, changed, removed", async () => {
  const { calendar } = platform;
  const event = {
    robot,
    key: "E1",
    title: "评审",
    organizer: "boss",
    attendees: ["li"],
    startsAt: at("14:00"),
    endsAt: at("15:00"),
    zone: "Asia/Shanghai",
    place: "会议室 3",
    remindMinutesBefore: 5,
  };
  const made = await calendar.make(event);
  expect(await calendar.make(event)).toEqual(made);
  await calendar.make({
    ...event,
    key: "E2",
    title: "早会",
    startsAt: at("09:00"),
    endsAt: at("09:30"),
  });
  await calendar.change(robot, made, { title: "复审" });
  const day = { from: at("00:00"), to: at("23:59") };
  expect(await calendar.list(robot, "li", day)).toMatchObject([
    { title: "早会", startsAt: at("09:00") },
    { title: "复审", startsAt: at("14:00"), endsAt: at("15:00"), place: "会议室 3" },
  ]);
  await calendar.remove(robot, made);
  await calendar.remove(robot, made);
  expect(await calendar.list(robot, "li", day)).toHaveLength(1);
});
