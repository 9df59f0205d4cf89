import { textIn, textsIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import { refusal } from "../platform/openapi-message.ts";
import { showRobotMessage } from "../platform/robot-messages.ts";
import { privateConversationId } from "../world/identifiers.ts";
import type { Api, ApiCall } from "./api.ts";
import { robotOf } from "./robot-of.ts";

/** DINGs (protocol §4.8, K0712). */
export const dingApis: readonly Api[] = [
  { generation: "new", method: "POST", path: "/v1.0/robot/ding/send", answer: send },
  { generation: "new", method: "POST", path: "/v1.0/robot/ding/recall", answer: recall },
];

/** Receivers by way: in the app, by SMS, by telephone. */
const mostReceivers: Readonly<Record<number, number>> = { 1: 200, 2: 20, 3: 20 };

function send(call: ApiCall): Answer {
  const { body, state, request } = call;
  const robot = robotOf(call);
  if ("code" in robot) return newError(robot, state.random);
  const most = mostReceivers[Number(body["remindType"])];
  const receivers = textsIn(body, "receiverUserIdList");
  const content = textIn(body, "content");
  if (most === undefined || content === undefined || receivers.length === 0) {
    return newError(refusal("invalidParameter.param.invalid", "参数不合法"), state.random);
  }
  if (receivers.length > most) {
    return newError(refusal("receivers.exceed", "接收人超过最大数量"), state.random);
  }
  if (!state.stores.dings.limit.take(robot.id)) {
    return newError(refusal("toomuch.msg", "DING消息发送过快"), state.random);
  }
  const known = receivers.flatMap((id) => state.world.person(id) ?? []);
  const unknown = receivers.filter((id) => state.world.person(id) === undefined);
  const lines = known.map((user) => {
    const conversation = privateConversationId(robot.id, user.id);
    const said = {
      place: { robot, conversation, group: null, user },
      msgtype: "ding",
      shown: { kind: "text", text: `[DING] ${content}` },
      payload: body,
      via: "openapi",
      request: request.seq,
    } as const;
    return showRobotMessage(said, state).seq;
  });
  const openDingId = state.random.token(16);
  state.stores.dings.lines.set(openDingId, lines);
  return newAnswer({ openDingId, failedList: unknown.length === 0 ? {} : { notExist: unknown } });
}

function recall(call: ApiCall): Answer {
  const { body, state } = call;
  const robot = robotOf(call);
  if ("code" in robot) return newError(robot, state.random);
  const openDingId = textIn(body, "openDingId") ?? "";
  const lines = state.stores.dings.lines.get(openDingId);
  if (lines === undefined) {
    return newError(refusal("invalidParameter.param.invalid", "openDingId无效"), state.random);
  }
  for (const seq of lines) state.transcript.recall(seq);
  return newAnswer({ openDingId });
}
