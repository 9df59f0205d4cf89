import { dayMs } from "../../core/clock.ts";
import type { EmulatorState } from "../state.ts";
import { textIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import { refusal } from "../platform/openapi-message.ts";
import { privateConversationId } from "../world/identifiers.ts";
import type { Api, ApiCall } from "./api.ts";
import { robotOf } from "./robot-of.ts";
import type { SentMessage } from "./sent-messages.ts";

/** Who has read what was sent (protocol §4.4). */
export const robotReadStateApis: readonly Api[] = [
  {
    generation: "new",
    method: "GET",
    path: "/v1.0/robot/oToMessages/readStatus",
    answer: readStatus,
  },
  groupQuery("/v1.0/robot/groupMessages/query"),
  groupQuery("/v1.0/robot/privateChatMessages/query"),
];

const mostResults = 200;

function readStatus(call: ApiCall): Answer {
  const { query, state } = call;
  const robot = robotOf(call);
  if ("code" in robot) return newError(robot, state.random);
  const message = state.stores.sent.find(query.get("processQueryKey") ?? "");
  const problem = problemOf(message, null, state);
  if (problem !== undefined || message === undefined) {
    return newError(
      refusal(problem ?? "invalid.processQueryKey", "processQueryKey无效"),
      state.random,
    );
  }
  const messageReadInfoList = message.receivers.map((userId) => {
    const conversation = privateConversationId(robot.id, userId);
    const read = state.stores.reads.hasRead(userId, conversation, message.stamp);
    return {
      name: state.world.person(userId)?.name ?? userId,
      userId,
      readStatus: read ? "READ" : "UNREAD",
      ...(read ? { readTimestamp: state.clock.now() } : {}),
    };
  });
  return newAnswer({ sendStatus: statusOf(message), messageReadInfoList });
}

function groupQuery(path: string): Api {
  return { generation: "new", method: "POST", path, answer: queryGroup };
}

function queryGroup(call: ApiCall): Answer {
  const { body, state } = call;
  const robot = robotOf(call);
  if ("code" in robot) return newError(robot, state.random);
  const conversation = textIn(body, "openConversationId") ?? "";
  const message = state.stores.sent.find(textIn(body, "processQueryKey") ?? "");
  const problem = problemOf(message, conversation, state);
  if (problem !== undefined || message === undefined) {
    return newError(
      refusal(problem ?? "invalid.processQueryKey", "processQueryKey无效"),
      state.random,
    );
  }
  const size = Number(body["maxResults"] ?? mostResults);
  if (!Number.isInteger(size) || size < 1 || size > mostResults) {
    const bad = refusal("invalidParameter.pageSize.invalid", "maxResults不合法");
    return newError(bad, state.random);
  }
  const from = Number(textIn(body, "nextToken") ?? "0");
  if (!Number.isInteger(from) || from < 0) {
    return newError(refusal("invalidParameter.cursor.invalid", "nextToken不合法"), state.random);
  }
  const read = message.receivers.filter((userId) =>
    state.stores.reads.hasRead(userId, conversation, message.stamp),
  );
  const hasMore = from + size < read.length;
  return newAnswer({
    sendStatus: statusOf(message),
    readUserIds: read.slice(from, from + size),
    hasMore,
    ...(hasMore ? { nextToken: String(from + size) } : {}),
  });
}

function problemOf(
  message: SentMessage | undefined,
  conversation: string | null,
  state: EmulatorState,
): string | undefined {
  if (message?.conversation !== conversation) return "invalid.processQueryKey";
  const isOld = state.clock.now() - message.sentAt > dayMs;
  return isOld ? "robot.processQueryKey.expired" : undefined;
}

function statusOf({ recalled }: SentMessage): string {
  return recalled ? "RECALLED" : "SUCCESS";
}
