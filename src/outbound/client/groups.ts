import {
  chatInfo,
  convertedGroup,
  createdGroup,
  type ChatInfo,
  type CreatedGroup,
} from "../../dingtalk/answers/groups.ts";
import { groupRobots } from "../../dingtalk/answers/robot.ts";
import type { CallApi } from "./call-api.ts";

/** Groups (protocol §4.8). */
export interface GroupsApi {
  /** `POST /v1.0/im/group/create` (K0738). `name` has 1 to 20 characters; people are user ids. */
  create(group: {
    readonly name: string;
    readonly owner: string;
    readonly userIds: readonly string[];
  }): Promise<CreatedGroup>;
  /** `POST /v1.0/im/chat/{chatId}/convertToOpenConversationId` (K0745). */
  toOpenConversationId(chatId: string): Promise<string>;
  /** `GET chat/get` (K0740): by the old `chatid`. */
  get(chatId: string): Promise<ChatInfo>;
  /** `POST /v1.0/robot/groups/robots/query` (K0726): the codes of the robots in it. */
  robots(openConversationId: string): Promise<readonly string[]>;
}

export function createGroupsApi(call: CallApi): GroupsApi {
  const post = { generation: "new", method: "POST" } as const;
  return {
    create({ name, owner, userIds }) {
      const body = { name, owner, useridlist: userIds };
      return call({ ...post, path: "/v1.0/im/group/create", body }, createdGroup);
    },
    async toOpenConversationId(chatId) {
      const path = "/v1.0/im/chat/{chatId}/convertToOpenConversationId";
      return (await call({ ...post, path, at: { chatId } }, convertedGroup)).openConversationId;
    },
    async get(chatid) {
      const query = { chatid };
      return (await call({ generation: "old", method: "GET", path: "/chat/get", query }, chatInfo))
        .chat_info;
    },
    async robots(openConversationId) {
      const path = "/v1.0/robot/groups/robots/query";
      const answer = await call({ ...post, path, body: { openConversationId } }, groupRobots);
      return answer.chatbotInstanceVOList.map(({ robotCode }) => robotCode);
    },
  };
}
