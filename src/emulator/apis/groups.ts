import { textIn, textsIn } from "../json.ts";
import { type Answer, newAnswer, newError, oldAnswer, oldError } from "../platform/answer.ts";
import { refusal } from "../platform/openapi-message.ts";
import { chatIdOf } from "../world/identifiers.ts";
import type { Group } from "../world/world.ts";
import type { Api, ApiCall } from "./api.ts";

/** Groups (protocol §4.8). */
export const groupApis: readonly Api[] = [
  { generation: "new", method: "POST", path: "/v1.0/im/group/create", answer: create },
  {
    generation: "new",
    method: "POST",
    path: "/v1.0/im/chat/{chatId}/convertToOpenConversationId",
    needs: [],
    answer: convert,
  },
  { generation: "old", method: "GET", path: "/chat/get", answer: get },
  { generation: "new", method: "POST", path: "/v1.0/robot/groups/robots/query", answer: robots },
];

/** The group gets the caller's robot, as a program's own group has. */
function create({ body, state, appKey }: ApiCall): Answer {
  const { world, random } = state;
  const name = textIn(body, "name") ?? "";
  const owner = textIn(body, "owner") ?? "";
  const members = [...new Set([owner, ...textsIn(body, "useridlist")])];
  const length = Array.from(name).length;
  if (length < 1 || length > 20 || members.some((id) => world.person(id) === undefined)) {
    return newError(refusal("invalidParameter.param.invalid", "name或成员不合法"), random);
  }
  const robot = world.robots.find((each) => each.kind === "app" && each.appKey === appKey);
  if (robot === undefined) return newError(refusal("resource.not.found", "无机器人"), random);
  const conversation = `cid${random.token(16)}==`;
  const id = conversation;
  world.merge({ groups: [{ id, title: name, conversation, robot: robot.id, members, owner }] });
  const chatid = chatIdOf(conversation);
  return newAnswer({ conversationTag: 2, openConversationId: conversation, chatid });
}

function findByChatId({ state }: ApiCall, chatId: string): Group | undefined {
  return state.world.groups.find(({ conversation }) => chatIdOf(conversation) === chatId);
}

function convert(call: ApiCall): Answer {
  const group = findByChatId(call, call.at["chatId"] ?? "");
  if (group === undefined) {
    return newError({ code: "invalideChatId", message: "chatId无效" }, call.state.random);
  }
  return newAnswer({ openConversationId: group.conversation });
}

function get(call: ApiCall): Answer {
  const { query, state } = call;
  const group = findByChatId(call, query.get("chatid") ?? "");
  if (group === undefined) return oldError(49_000, "无效的chatid");
  const [first] = state.world.membersOf(group);
  return oldAnswer({
    errcode: 0,
    errmsg: "ok",
    chat_info: {
      name: group.title,
      owner: group.owner ?? first?.id ?? "",
      useridlist: state.world.membersOf(group).map(({ id }) => id),
      conversationTag: 2,
      status: 1,
    },
  });
}

function robots({ body, state }: ApiCall): Answer {
  const conversation = textIn(body, "openConversationId") ?? "";
  const group = state.world.groups.find((each) => each.conversation === conversation);
  if (group === undefined) {
    const bad = refusal("invalid.openConversationId", "openConversationId无效");
    return newError(bad, state.random);
  }
  const chatbotInstanceVOList = group.robots.flatMap(({ robot: id }) => {
    const robot = state.world.robot(id);
    if (robot === undefined) return [];
    const robotCode = robot.kind === "app" ? robot.robotCode : robot.id;
    return [
      {
        robotCode,
        name: robot.name,
        downloadIconURL: "",
        openRobotType: robot.kind === "app" ? 2 : 1,
      },
    ];
  });
  return newAnswer({ chatbotInstanceVOList });
}
