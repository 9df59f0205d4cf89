import type { Place } from "../chat/place.ts";
import { textIn, textsIn } from "../json.ts";
import { type Answer, newAnswer, type NewError, newError } from "../platform/answer.ts";
import { parseOpenApiMessage, refusal } from "../platform/openapi-message.ts";
import { showRobotMessage } from "../platform/robot-messages.ts";
import { privateConversationId } from "../world/identifiers.ts";
import type { Robot } from "../world/world.ts";
import type { Api, ApiCall } from "./api.ts";
import { robotOf } from "./robot-of.ts";

/** Sends of an app's robot (protocol §4.1). */
export const robotSendApis: readonly Api[] = [
  api("/v1.0/robot/groupMessages/send", groupTarget),
  api("/v1.0/robot/privateChatMessages/send", groupTarget),
  api("/v1.0/robot/oToMessages/batchSend", oneToOneTarget),
];

// The text says 20, an error text 100 (§14); the smaller is safe.
const mostReceivers = 20;

interface Target {
  readonly places: readonly Place[];
  readonly conversation: string | null;
  readonly receivers: readonly string[];
  /** Answered besides the `processQueryKey`. */
  readonly more: object;
}

type FindTarget = (call: ApiCall, robot: Robot) => Target | NewError;

function api(path: string, find: FindTarget): Api {
  return {
    generation: "new",
    method: "POST",
    path,
    answer: (call) => answerSend(call, find),
  };
}

function groupTarget({ body, state }: ApiCall, robot: Robot): Target | NewError {
  const conversation = textIn(body, "openConversationId");
  if (conversation === undefined) {
    return refusal("miss.openConversationId", "缺少参数 openConversationId");
  }
  const group = state.world.groups.find((each) => each.conversation === conversation);
  if (!group?.robots.some((each) => each.robot === robot.id)) {
    return refusal("invalid.openConversationId", "openConversationId无效");
  }
  return {
    places: [{ robot, conversation, group, user: null }],
    conversation,
    receivers: state.world.membersOf(group).map(({ id }) => id),
    more: {},
  };
}

function oneToOneTarget({ body, state }: ApiCall, robot: Robot): Target | NewError {
  const userIds = textsIn(body, "userIds");
  if (userIds.length === 0) {
    return refusal("invalidParameter.userIds.empty", "userIds不能为空");
  }
  if (userIds.length > mostReceivers) {
    return refusal("invalidParameter.userIds.overMax", "userIds超过最大数量");
  }
  const receivers = [...new Set(userIds)];
  const places = receivers.flatMap((id) => {
    const user = state.world.person(id);
    if (user === undefined) return [];
    return [{ robot, conversation: privateConversationId(robot.id, id), group: null, user }];
  });
  const invalidStaffIdList = receivers.filter((id) => state.world.person(id) === undefined);
  return {
    places,
    conversation: null,
    receivers: places.map(({ user }) => user.id),
    more: { invalidStaffIdList, flowControlledStaffIdList: [] },
  };
}

function answerSend(call: ApiCall, find: FindTarget): Answer {
  const { state, request, body } = call;
  const robot = robotOf(call);
  if ("code" in robot) return newError(robot, state.random);
  const parsed = parseOpenApiMessage(body, state.media);
  if ("code" in parsed) return newError(parsed, state.random);
  const target = find(call, robot);
  if ("code" in target) return newError(target, state.random);

  const lines = target.places.map((place) => {
    const said = { ...parsed, place, payload: body, via: "openapi", request: request.seq } as const;
    return showRobotMessage(said, state).seq;
  });
  const key = state.random.token(16);
  state.stores.sent.add({
    key,
    robotCode: textIn(body, "robotCode") ?? "",
    conversation: target.conversation,
    receivers: target.receivers,
    sentAt: state.clock.now(),
    stamp: state.stores.reads.stamp(),
    lines,
    recalled: false,
  });
  return newAnswer({ processQueryKey: key, ...target.more });
}
