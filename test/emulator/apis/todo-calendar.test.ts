import { expect, test } from "vitest";
import { boss, han, li, useApis } from "./use-apis.ts";

// Todos and events, by union id: protocol §7.2, §7.3, §7.4, §15 point 9.
const { dingtalk, newApi, oldApi } = useApis();
const tasks = `/v1.0/todo/users/${boss}/tasks`;
const todo = {
  sourceId: "source-1",
  subject: "写周报",
  creatorId: boss,
  executorIds: [li, han],
  dueTime: 1_772_418_600_000,
  detailUrl: { appUrl: "https://oa.example.com", pcUrl: "https://oa.example.com" },
  priority: 20,
};

test("user/get gives the union id that todos and calendars take", async () => {
  const { result } = (await oldApi("/topapi/v2/user/get", { userid: "li" })) as unknown as {
    result: Record<string, string>;
  };
  expect(result).toMatchObject({ userid: "li", unionid: li, name: "李雷" });
  const byUnion = await oldApi("/topapi/user/getbyunionid", { unionid: li });
  expect(byUnion["result"]).toMatchObject({ userid: "li" });
  const byMobile = await oldApi("/topapi/v2/user/getbymobile", { mobile: result["mobile"] });
  expect(byMobile["result"]).toEqual({ userid: "li" });
  expect((await oldApi("/topapi/v2/user/get", { userid: "x" })).errcode).toBe(60_121);
});

test("a todo is made, ticked by one executor after the other, and then done", async () => {
  const made = await newApi("POST", `${tasks}?operatorId=${boss}`, todo);
  expect(made.json).toMatchObject({ subject: "写周报", done: false, sourceId: "source-1" });
  const id = String(made.json["id"]);
  await dingtalk().put(`/_/todos/${id}`, { user: "li", done: true });
  expect((await newApi("GET", `${tasks}/${id}`)).json["done"]).toBe(false);
  const listed = await newApi("POST", `/v1.0/todo/users/${li}/org/tasks/query`, {
    isDone: true,
    roleTypes: [["executor"]],
  });
  expect(listed.json["todoCards"]).toMatchObject([{ taskId: id, isDone: true }]);
  const status = { executorStatusList: [{ id: han, isDone: true }] };
  expect((await newApi("PUT", `${tasks}/${id}/executorStatus`, status)).json["result"]).toBe(true);
  expect((await newApi("GET", `${tasks}/sources/source-1`)).json["done"]).toBe(true);
});

test("a todo is changed and deleted; then it is not there", async () => {
  const id = String((await newApi("POST", tasks, todo)).json["id"]);
  const change = { subject: "写月报", done: true };
  expect((await newApi("PUT", `${tasks}/${id}`, change)).json["result"]).toBe(true);
  expect((await newApi("GET", `${tasks}/${id}`)).json).toMatchObject({
    subject: "写月报",
    done: true,
  });
  expect((await newApi("DELETE", `${tasks}/${id}`)).json["result"]).toBe(true);
  const gone = await newApi("PUT", `${tasks}/${id}`, change);
  expect([gone.status, gone.json.code, gone.json.message]).toEqual([
    400,
    "todo.taskUpdate.paramError",
    "task not exist",
  ]);
});

test.each([
  ["task exist", {}],
  ["subject is oversize", { sourceId: "x", subject: "长".repeat(1025) }],
  ["description is oversize", { sourceId: "x", description: "长".repeat(4097) }],
  ["dueTime is invalid", { sourceId: "x", dueTime: 1_772_418_600 }],
  ["detailUrl is blank", { sourceId: "x", detailUrl: undefined }],
  ["unionId is invalid", { sourceId: "x", executorIds: ["li"] }],
])("a todo is refused: %s", async (message, change) => {
  await newApi("POST", tasks, todo);
  const { status, json } = await newApi("POST", tasks, { ...todo, ...change });
  expect([status, json.code, json.message]).toEqual([400, "todo.taskCreate.paramError", message]);
});

const events = `/v1.0/calendar/users/${boss}/calendars/primary/events`;
const at = (dateTime: string) => ({ dateTime, timeZone: "Asia/Shanghai" });
const event = {
  summary: "评审",
  start: at("2026-03-04T14:00:00+08:00"),
  end: at("2026-03-04T15:00:00+08:00"),
  attendees: [{ id: li }],
};

test("an event is made once per client token, seen by its attendees, changed and deleted", async () => {
  const token = { "x-client-token": "token-1" };
  const made = await newApi("POST", events, event, token);
  const again = await newApi("POST", events, event, token);
  expect(again.json["id"]).toBe(made.json["id"]);
  expect(made.json).toMatchObject({
    summary: "评审",
    status: "confirmed",
    organizer: { displayName: "张经理", self: true },
    attendees: [{ displayName: "李雷", responseStatus: "needsAction" }],
    reminders: [{ method: "dingtalk", minutes: "15" }],
  });
  const one = `${events}/${String(made.json["id"])}`;
  const theirs = one.replace(boss, li);
  expect((await newApi("PUT", theirs, { summary: "x" })).json.code).toBe("permissionDeny");
  await newApi("POST", `${theirs}/respond`, { responseStatus: "accepted" });
  await newApi("POST", `${one}/attendees`, { attendeesToAdd: [{ id: han }] });
  await newApi("POST", `${one}/attendees/batchRemove`, { attendeesToRemove: [{ id: li }] });
  expect((await newApi("GET", `${one}/attendees`)).json["attendees"]).toMatchObject([{ id: han }]);
  expect((await newApi("PUT", one, { summary: "复审" })).json["summary"]).toBe("复审");
  const gone = await newApi("DELETE", one);
  expect([gone.status, gone.json]).toEqual([200, ""]);
  expect((await newApi("DELETE", one)).status).toBe(404);
});

test("events of a range; recurring ones are unfolded in the view only", async () => {
  await newApi("POST", events, event);
  const daily = {
    pattern: { type: "daily", interval: 1 },
    range: { type: "numbered", numberOfOccurrences: 3 },
  };
  await newApi("POST", events, { ...event, summary: "站会", recurrence: daily });
  const range = new URLSearchParams({
    timeMin: "2026-03-05T00:00:00+08:00",
    timeMax: "2026-03-08T00:00:00+08:00",
  }).toString();
  expect((await newApi("GET", `${events}?${range}`)).json["events"]).toEqual([]);
  const view = await newApi("GET", `${events}view?${range}`);
  expect(view.json["events"]).toMatchObject([
    { summary: "站会", start: { dateTime: "2026-03-05T14:00:00+08:00" } },
    { summary: "站会", start: { dateTime: "2026-03-06T14:00:00+08:00" } },
  ]);
});

test.each([
  ["Event summary cannot be blank", { summary: "" }],
  ["Event start time not set.", { start: undefined }],
  ["Event end time is before its start", { end: at("2026-03-04T13:00:00+08:00") }],
  [
    "Recurrence interval must between [1, 365]",
    { recurrence: { pattern: { type: "daily", interval: 400 }, range: { type: "noEnd" } } },
  ],
])("an event is refused: %s", async (message, change) => {
  const { status, json } = await newApi("POST", events, { ...event, ...change });
  expect([status, json.code, json.message]).toEqual([400, "invalidParameter", message]);
});

test("100 events a person and day", async () => {
  for (let count = 0; count < 100; count += 1) {
    if (count % 20 === 0) dingtalk().clock.advance(1000);
    await newApi("POST", events, event);
  }
  dingtalk().clock.advance(1000);
  expect((await newApi("POST", events, event)).json.code).toBe("flowLimit");
});
