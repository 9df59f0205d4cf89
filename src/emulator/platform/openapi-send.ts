import type { Place } from "../chat/place.ts";
import { isRecord, type JsonRecord, parseJson, textIn, textsIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { privateConversationId } from "../world/identifiers.ts";
import type { Robot } from "../world/world.ts";
import { missingBody } from "./access-tokens.ts";
import { type Answer, newAnswer, type NewError, newError, unknownPath } from "./answer.ts";
import { parseOpenApiMessage, refusal } from "./openapi-message.ts";
import { mediaTypeOf, type PlatformRequest } from "./request.ts";
import { showRobotMessage } from "./robot-messages.ts";
import { checkNewToken, newTokenOf } from "./token-check.ts";

/** `POST /v1.0/robot/groupMessages/send` (protocol §4.1). */
export function groupMessagesSend(request: PlatformRequest, state: EmulatorState): Answer {
  return answerSend(request, state, (body, robot) => {
    const conversation = textIn(body, "openConversationId");
    if (conversation === undefined) {
      return refusal("miss.openConversationId", "缺少参数 openConversationId");
    }
    const group = state.world.groups.find((each) => each.conversation === conversation);
    if (!group?.robots.some((each) => each.robot === robot.id)) {
      return refusal("invalid.openConversationId", "openConversationId无效");
    }
    return { places: [{ robot, conversation, group, user: null }], more: {} };
  });
}

/** `POST /v1.0/robot/oToMessages/batchSend` (protocol §4.1). */
export function oneToOneBatchSend(request: PlatformRequest, state: EmulatorState): Answer {
  return answerSend(request, state, (body, robot) => {
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
    return { places, more: { invalidStaffIdList, flowControlledStaffIdList: [] } };
  });
}

// The text says 20, an error text 100 (§14); the smaller is safe.
const mostReceivers = 20;

interface Target {
  readonly places: readonly Place[];
  /** Answered besides the `processQueryKey`. */
  readonly more: object;
}

type FindTarget = (body: JsonRecord, robot: Robot) => Target | NewError;

function answerSend(request: PlatformRequest, state: EmulatorState, find: FindTarget): Answer {
  if (request.method !== "POST") return unknownPath;
  const refused = checkNewToken(request, state);
  if (refused !== undefined) return refused;
  const appKey = state.tokens.appOf(newTokenOf(request)) ?? "";
  if (!state.openApiLimit.take(`${appKey} ${request.path}`))
    return newError(tooManyCalls, state.random);

  const body = parseJson(request.body.toString("utf8"));
  if (mediaTypeOf(request) !== "application/json" || !isRecord(body)) {
    return newError(missingBody, state.random);
  }
  const robot = findRobot(body, appKey, state);
  if ("code" in robot) return newError(robot, state.random);
  const parsed = parseOpenApiMessage(body, state.media);
  if ("code" in parsed) return newError(parsed, state.random);
  const target = find(body, robot);
  if ("code" in target) return newError(target, state.random);

  for (const place of target.places) {
    const message = {
      ...parsed,
      place,
      payload: body,
      via: "openapi",
      request: request.seq,
    } as const;
    showRobotMessage(message, state);
  }
  return newAnswer({ processQueryKey: state.random.token(16), ...target.more });
}

/** Protocol §11: 20 calls a second per app and API. */
export const tooManyCalls: NewError = {
  code: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi",
  message: "应用调用该接口的QPS超过上限",
  status: 403,
};

function findRobot(body: JsonRecord, appKey: string, state: EmulatorState): Robot | NewError {
  const robotCode = textIn(body, "robotCode");
  if (robotCode === undefined) {
    return refusal("invalidParameter.robotCode.empty", "robotCode不能为空");
  }
  const robot = state.world.robots.find(
    (each) => each.kind === "app" && each.robotCode === robotCode,
  );
  if (robot?.kind !== "app") {
    return refusal("invalidParameter.robotCode.notExsit", "robotCode不存在");
  }
  if (robot.appKey !== appKey) {
    return refusal("invalidParameter.robotCode.auth", "robotCode与应用不匹配");
  }
  return robot;
}
