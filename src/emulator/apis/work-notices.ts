import { dayMs } from "../../core/clock.ts";
import { isRecord, parseJson, textIn } from "../json.ts";
import type { JsonRecord } from "../json.ts";
import { type Answer, ok } from "../platform/answer.ts";
import type { World } from "../world/world.ts";
import type { Api, ApiCall } from "./api.ts";
import { dayOf } from "./day-of.ts";
import { missingArguments, topAnswer, topError } from "./refusals.ts";
import { showWorkNotice } from "./show-work-notice.ts";
import { checkNotice } from "./work-notice-message.ts";
import type { WorkNotice } from "./work-notice-store.ts";

const base = "/topapi/message/corpconversation";
const post = { generation: "old", method: "POST" } as const;

/** Work notifications (protocol §6). */
export const workNoticeApis: readonly Api[] = [
  { ...post, path: `${base}/asyncsend_v2`, needs: ["agent_id", "msg"], answer: send },
  { ...post, path: `${base}/getsendprogress`, needs: ["agent_id", "task_id"], answer: progress },
  { ...post, path: `${base}/getsendresult`, needs: ["agent_id", "task_id"], answer: result },
  { ...post, path: `${base}/recall`, needs: ["agent_id", "msg_task_id"], answer: recall },
  {
    ...post,
    path: `${base}/status_bar/update`,
    needs: ["agent_id", "task_id", "status_value"],
    answer: updateStatusBar,
  },
];

// Protocol §6.1, §6.3.
const mostListed = 100;
const mostReceivers = 5000;

function send({ body, state, request }: ApiCall): Answer {
  const { random, stores, clock } = state;
  const agentId = Number(body["agent_id"]);
  if (!Number.isSafeInteger(agentId) || agentId <= 0)
    return topError(40_056, "不合法的agentid", random);
  const given = typeof body["msg"] === "string" ? parseJson(body["msg"]) : body["msg"];
  if (!isRecord(given)) return missingArguments(["msg"], random);
  const bad = checkNotice(given, state.media);
  if (bad !== undefined) return topError(bad.errcode, bad.errmsg, random);

  const day = dayOf(clock.now());
  const receivers = receiversOf(body, state.world);
  if (receivers === undefined) {
    return missingArguments(["userid_list,dept_id_list,to_all_user"], random);
  }
  if (receivers.listed > mostListed) return topError(40_035, "userid_list最多100个", random);
  if (receivers.ids.length > mostReceivers) return topError(41_029, "接收人超过5000", random);
  if (receivers.everybody && !stores.notices.takeEverybody(day)) {
    return topError(41_045, "全员发送超过当日限制", random);
  }
  const content = JSON.stringify(given);
  const known = receivers.ids.filter((id) => state.world.person(id) !== undefined);
  const judged = known.map((user) => ({
    user,
    code: stores.notices.drop({ user, content, day }),
  }));
  const delivered = judged.filter(({ code }) => code === undefined).map(({ user }) => user);
  const taskId = stores.notices.nextTaskId();
  const lines = delivered.flatMap((user) => {
    const seq = showWorkNotice({ user, message: given, request: request.seq }, state);
    return seq === undefined ? [] : [[user, seq] as const];
  });
  stores.notices.add({
    taskId,
    agentId,
    at: clock.now(),
    stamp: stores.reads.stamp(),
    delivered,
    invalid: receivers.ids.filter((id) => !known.includes(id)),
    dropped: judged.flatMap(({ user, code }) =>
      code === undefined ? [] : [{ userId: user, code }],
    ),
    lines: new Map(lines),
    recalled: false,
    isOa: textIn(given, "msgtype") === "oa",
  });
  return topAnswer({ errmsg: "ok", task_id: taskId }, random);
}

function receiversOf(body: JsonRecord, world: World) {
  const listed = listIn(body, "userid_list");
  const departments = listIn(body, "dept_id_list");
  const all = body["to_all_user"] === true || body["to_all_user"] === "true";
  if (listed.length === 0 && departments.length === 0 && !all) return undefined;
  const people = all
    ? world.people
    : departments.flatMap((department) => world.peopleIn(Number(department)));
  const ids = [...listed, ...people.map(({ id }) => id)];
  return { ids: [...new Set(ids)], listed: listed.length, everybody: all };
}

function listIn(body: JsonRecord, key: string): readonly string[] {
  const value = body[key];
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" ? text.split(",").filter((each) => each !== "") : [];
}

function findNotice({ body, state }: ApiCall, key: string): WorkNotice | undefined {
  const notice = state.stores.notices.find(Number(body[key]));
  const isOld = notice !== undefined && state.clock.now() - notice.at > dayMs;
  return notice?.agentId === Number(body["agent_id"]) && !isOld ? notice : undefined;
}

function progress(call: ApiCall): Answer {
  const { random } = call.state;
  if (findNotice(call, "task_id") === undefined) return noSuchTask(call);
  return topAnswer({ progress: { progress_in_percent: 100, status: 2 } }, random);
}

function result(call: ApiCall): Answer {
  const { state } = call;
  const notice = findNotice(call, "task_id");
  if (notice === undefined) return noSuchTask(call);
  const hasRead = (user: string): boolean =>
    state.stores.reads.hasRead(user, "notices", notice.stamp);
  const counted = new Map<string, number>();
  for (const { code } of notice.dropped) counted.set(code, (counted.get(code) ?? 0) + 1);
  const send_result = {
    invalid_user_id_list: notice.invalid,
    forbidden_user_id_list: notice.dropped.map(({ userId }) => userId),
    failed_user_id_list: [],
    read_user_id_list: notice.delivered.filter(hasRead),
    unread_user_id_list: notice.delivered.filter((user) => !hasRead(user)),
    invalid_dept_id_list: [],
    forbidden_list: notice.dropped.map(({ userId, code }) => ({
      code,
      count: counted.get(code) ?? 1,
      userid: userId,
    })),
  };
  return topAnswer({ send_result }, state.random);
}

function recall(call: ApiCall): Answer {
  const { state } = call;
  const notice = findNotice(call, "msg_task_id");
  if (notice === undefined) return noSuchTask(call);
  for (const seq of notice.lines.values()) state.transcript.recall(seq);
  state.stores.notices.replace({ ...notice, recalled: true });
  return ok;
}

function updateStatusBar(call: ApiCall): Answer {
  const notice = findNotice(call, "task_id");
  if (notice === undefined) return noSuchTask(call);
  if (!notice.isOa) return topError(40_035, "只能更新OA消息的状态栏", call.state.random);
  return ok;
}

function noSuchTask({ state }: ApiCall): Answer {
  return topError(400_002, "任务不存在", state.random);
}
