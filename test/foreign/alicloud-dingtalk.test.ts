import {
  CreateEventHeaders,
  CreateEventRequest,
  CreateEventRequestAttendees,
  CreateEventRequestEnd,
  CreateEventRequestStart,
  DeleteEventHeaders,
  DeleteEventRequest,
  ListEventsHeaders,
  ListEventsRequest,
  PatchEventHeaders,
  PatchEventRequest,
} from "@alicloud/dingtalk/dist/calendar_1_0/client.js";
import {
  CreateAndDeliverHeaders,
  CreateAndDeliverRequest,
  CreateAndDeliverRequestCardData,
  CreateAndDeliverRequestImGroupOpenDeliverModel,
  CreateAndDeliverRequestImGroupOpenSpaceModel,
  StreamingUpdateHeaders,
  StreamingUpdateRequest,
  UpdateCardHeaders,
  UpdateCardRequest,
  UpdateCardRequestCardData,
} from "@alicloud/dingtalk/dist/card_1_0/client.js";
import { GetAccessTokenRequest } from "@alicloud/dingtalk/dist/oauth2_1_0/client.js";
import {
  BatchRecallOTOHeaders,
  BatchRecallOTORequest,
  BatchSendOTOHeaders,
  BatchSendOTORequest,
  OrgGroupSendHeaders,
  OrgGroupSendRequest,
} from "@alicloud/dingtalk/dist/robot_1_0/client.js";
import {
  CreateTodoTaskHeaders,
  CreateTodoTaskRequest,
  CreateTodoTaskRequestDetailUrl,
  DeleteTodoTaskHeaders,
  DeleteTodoTaskRequest,
  GetTodoTaskHeaders,
  UpdateTodoTaskHeaders,
  UpdateTodoTaskRequest,
} from "@alicloud/dingtalk/dist/todo_1_0/client.js";
import { Config } from "@alicloud/openapi-client";
import { RuntimeOptions } from "@alicloud/tea-util";
import { beforeEach, expect, test } from "vitest";
import {
  CalendarClient,
  CardClient,
  RobotClient,
  TodoClient,
  TokenClient,
} from "./alicloud-clients.ts";
import { boss, li } from "../emulator/apis/use-apis.ts";
import { useDingTalk } from "../emulator/local-dingtalk.ts";

// DingTalk's own SDK, as it comes from the registry; only the host differs (§15).
const dingtalk = useDingTalk();
const runtime = new RuntimeOptions({});
let config: Config;
let token: { xAcsDingtalkAccessToken: string };

beforeEach(async () => {
  const endpoint = new URL(dingtalk().emulator.url).host;
  config = new Config({ protocol: "http", regionId: "central", endpoint });
  const request = new GetAccessTokenRequest({ appKey: "dingbell", appSecret: "bell-secret" });
  const { body } = await new TokenClient(config).getAccessToken(request);
  expect(body?.expireIn).toBe(7200);
  token = { xAcsDingtalkAccessToken: body?.accessToken ?? "" };
});

test("@alicloud/dingtalk gets a token, or is told why not", async () => {
  const request = new GetAccessTokenRequest({ appKey: "dingbell", appSecret: "wrong" });
  await expect(new TokenClient(config).getAccessToken(request)).rejects.toMatchObject({
    code: "invalidClientIdOrSecret",
    data: { statusCode: 400 },
  });
});

test("@alicloud/dingtalk sends by the robot and recalls", async () => {
  const client = new RobotClient(config);
  const hello = { robotCode: "dingbell", msgKey: "sampleText", msgParam: '{"content":"你好"}' };
  const group = new OrgGroupSendRequest({ ...hello, openConversationId: "ciddev==" });
  const sent = await client.orgGroupSendWithOptions(group, new OrgGroupSendHeaders(token), runtime);
  expect(sent.body?.processQueryKey).toEqual(expect.any(String));

  const people = new BatchSendOTORequest({ ...hello, userIds: ["li", "nobody"] });
  const toPeople = await client.batchSendOTOWithOptions(
    people,
    new BatchSendOTOHeaders(token),
    runtime,
  );
  expect(toPeople.body?.invalidStaffIdList).toEqual(["nobody"]);
  const keys = [toPeople.body?.processQueryKey ?? ""];
  const recalled = await client.batchRecallOTOWithOptions(
    new BatchRecallOTORequest({ robotCode: "dingbell", processQueryKeys: keys }),
    new BatchRecallOTOHeaders(token),
    runtime,
  );
  expect(recalled.body?.successResult).toEqual(keys);
  expect((await dingtalk().lines("group=dev")).map(({ text }) => text)).toEqual(["你好"]);
});

test("@alicloud/dingtalk makes, reads, changes and deletes a todo", async () => {
  const client = new TodoClient(config);
  const made = await client.createTodoTaskWithOptions(
    boss,
    new CreateTodoTaskRequest({
      operatorId: boss,
      subject: "写周报",
      creatorId: boss,
      executorIds: [li],
      sourceId: "sdk-1",
      dueTime: Date.parse("2026-03-06T18:00:00+08:00"),
      detailUrl: new CreateTodoTaskRequestDetailUrl({ appUrl: "https://x", pcUrl: "https://x" }),
    }),
    new CreateTodoTaskHeaders(token),
    runtime,
  );
  const id = made.body?.id ?? "";
  const changed = await client.updateTodoTaskWithOptions(
    boss,
    id,
    new UpdateTodoTaskRequest({ operatorId: boss, done: true }),
    new UpdateTodoTaskHeaders(token),
    runtime,
  );
  expect(changed.body?.result).toBe(true);
  const read = await client.getTodoTaskWithOptions(
    boss,
    id,
    new GetTodoTaskHeaders(token),
    runtime,
  );
  expect(read.body).toMatchObject({ subject: "写周报", done: true, executorIds: [li] });
  const gone = await client.deleteTodoTaskWithOptions(
    boss,
    id,
    new DeleteTodoTaskRequest({ operatorId: boss }),
    new DeleteTodoTaskHeaders(token),
    runtime,
  );
  expect(gone.body?.result).toBe(true);
  await expect(
    client.getTodoTaskWithOptions(boss, id, new GetTodoTaskHeaders(token), runtime),
  ).rejects.toMatchObject({ data: { statusCode: 400 } });
});

test("@alicloud/dingtalk makes, lists, changes and deletes an event", async () => {
  const client = new CalendarClient(config);
  const timeZone = "Asia/Shanghai";
  const made = await client.createEventWithOptions(
    boss,
    "primary",
    new CreateEventRequest({
      summary: "评审",
      start: new CreateEventRequestStart({ dateTime: "2026-03-04T14:00:00+08:00", timeZone }),
      end: new CreateEventRequestEnd({ dateTime: "2026-03-04T15:00:00+08:00", timeZone }),
      attendees: [new CreateEventRequestAttendees({ id: li })],
    }),
    new CreateEventHeaders(token),
    runtime,
  );
  const id = made.body?.id ?? "";
  const patched = await client.patchEventWithOptions(
    boss,
    "primary",
    id,
    new PatchEventRequest({ id, summary: "复审" }),
    new PatchEventHeaders(token),
    runtime,
  );
  expect(patched.body?.summary).toBe("复审");
  const listed = await client.listEventsWithOptions(
    li,
    "primary",
    new ListEventsRequest({
      timeMin: "2026-03-04T00:00:00+08:00",
      timeMax: "2026-03-05T00:00:00+08:00",
    }),
    new ListEventsHeaders(token),
    runtime,
  );
  expect(listed.body?.events?.map(({ summary }) => summary)).toEqual(["复审"]);
  const gone = await client.deleteEventWithOptions(
    boss,
    "primary",
    id,
    new DeleteEventRequest({}),
    new DeleteEventHeaders(token),
    runtime,
  );
  expect(gone.statusCode).toBe(200);
});

test("@alicloud/dingtalk delivers a card, changes it and streams into it", async () => {
  const client = new CardClient(config);
  const delivered = await client.createAndDeliverWithOptions(
    new CreateAndDeliverRequest({
      cardTemplateId: "tpl.schema",
      outTrackId: "sdk-card",
      callbackType: "STREAM",
      cardData: new CreateAndDeliverRequestCardData({ cardParamMap: { title: "请假" } }),
      openSpaceId: "dtv1.card//IM_GROUP.ciddev==",
      imGroupOpenSpaceModel: new CreateAndDeliverRequestImGroupOpenSpaceModel({
        supportForward: true,
      }),
      imGroupOpenDeliverModel: new CreateAndDeliverRequestImGroupOpenDeliverModel({
        robotCode: "dingbell",
      }),
    }),
    new CreateAndDeliverHeaders(token),
    runtime,
  );
  expect(delivered.body?.result?.deliverResults?.[0]?.success).toBe(true);
  const updated = await client.updateCardWithOptions(
    new UpdateCardRequest({
      outTrackId: "sdk-card",
      cardData: new UpdateCardRequestCardData({ cardParamMap: { title: "请假：同意" } }),
    }),
    new UpdateCardHeaders(token),
    runtime,
  );
  expect(updated.body?.success).toBe(true);
  const streamed = await client.streamingUpdateWithOptions(
    new StreamingUpdateRequest({
      outTrackId: "sdk-card",
      guid: "1",
      key: "content",
      content: "好的",
      isFull: true,
      isFinalize: true,
    }),
    new StreamingUpdateHeaders(token),
    runtime,
  );
  expect(streamed.body?.success).toBe(true);
  expect((await dingtalk().lines("group=dev"))[0]?.text).toMatch(/请假：同意[\s\S]*好的/);
});

test("@alicloud/dingtalk reads the platform's refusals", async () => {
  const client = new RobotClient(config);
  const request = new OrgGroupSendRequest({
    robotCode: "dingbell",
    openConversationId: "cidnone==",
    msgKey: "sampleText",
    msgParam: '{"content":"x"}',
  });
  const bad = new OrgGroupSendHeaders({ xAcsDingtalkAccessToken: "expired" });
  await expect(client.orgGroupSendWithOptions(request, bad, runtime)).rejects.toMatchObject({
    code: "InvalidAuthentication",
    data: { requestid: expect.stringMatching(/^[0-9A-F-]{36}$/) },
  });
  const good = new OrgGroupSendHeaders(token);
  await expect(client.orgGroupSendWithOptions(request, good, runtime)).rejects.toMatchObject({
    code: "invalid.openConversationId",
  });
});
