import {
  groupReadStatus,
  readStatus,
  recalled,
  sentMessage,
  type GroupReadStatus,
  type ReadStatus,
  type Recalled,
  type SentMessage,
} from "../../dingtalk/answers/robot.ts";
import type { OpenApiMessage } from "../../dingtalk/openapi-message.ts";
import { PlatformError } from "../platform-error.ts";
import type { CallApi } from "./call-api.ts";

/** Messages of an app's robot by the OpenAPI (protocol §4). Nobody can be @-ed by them. */
export interface RobotMessages {
  /**
   * `POST /v1.0/robot/groupMessages/send` (K0716): to a group the robot is in. `msgParam` up to 15,000
   * bytes. Answers the `processQueryKey`.
   */
  sendToGroup(
    openConversationId: string,
    message: OpenApiMessage,
    signal?: AbortSignal,
  ): Promise<string>;
  /**
   * `POST /v1.0/robot/oToMessages/batchSend` (K0714): to the own chats of up to 20 people. Answers the
   * `processQueryKey`; rejects when DingTalk reached none of them, which it says with HTTP 200.
   */
  sendToPeople(
    userIds: readonly string[],
    message: OpenApiMessage,
    signal?: AbortSignal,
  ): Promise<string>;
  /** The same, answering also those who were not reached. */
  sendToEach(userIds: readonly string[], message: OpenApiMessage): Promise<SentMessage>;
  /** `POST /v1.0/robot/privateChatMessages/send` (K0715): between two people, where a cool app is installed. */
  sendToPrivateChat(openConversationId: string, message: OpenApiMessage): Promise<string>;
  /** `POST /v1.0/robot/groupMessages/recall` (K0725): up to 20 keys; leaves no trace in the chat. */
  recallFromGroup(
    openConversationId: string,
    processQueryKeys: readonly string[],
  ): Promise<Recalled>;
  /** `POST /v1.0/robot/otoMessages/batchRecall` (K0723): up to 20 keys, within 24 hours. */
  recallFromPeople(processQueryKeys: readonly string[]): Promise<Recalled>;
  /** `POST /v1.0/robot/groupMessages/query` (K0722): who has read it, up to 200 a page. */
  groupReadStatus(
    openConversationId: string,
    processQueryKey: string,
    page?: { readonly nextToken?: string; readonly maxResults?: number },
  ): Promise<GroupReadStatus>;
  /** `GET /v1.0/robot/oToMessages/readStatus` (K0720): of up to 20 people, within 24 hours. */
  readStatus(processQueryKey: string): Promise<ReadStatus>;
}

export function createRobotMessages(call: CallApi, robotCode: string): RobotMessages {
  const post = { generation: "new", method: "POST" } as const;
  const sendToEach = (
    userIds: readonly string[],
    message: OpenApiMessage,
    signal?: AbortSignal,
  ): Promise<SentMessage> => {
    const body = { ...message, userIds, robotCode };
    return call({ ...post, path: "/v1.0/robot/oToMessages/batchSend", body, signal }, sentMessage);
  };
  return {
    async sendToGroup(openConversationId, message, signal) {
      const body = { ...message, openConversationId, robotCode };
      const path = "/v1.0/robot/groupMessages/send";
      return (await call({ ...post, path, body, signal }, sentMessage)).processQueryKey;
    },
    async sendToPeople(userIds, message, signal) {
      const answer = await sendToEach(userIds, message, signal);
      refuseUnreached(answer, userIds);
      return answer.processQueryKey;
    },
    sendToEach: (userIds, message) => sendToEach(userIds, message),
    async sendToPrivateChat(openConversationId, message) {
      const body = { ...message, openConversationId, robotCode };
      const path = "/v1.0/robot/privateChatMessages/send";
      return (await call({ ...post, path, body }, sentMessage)).processQueryKey;
    },
    recallFromGroup(openConversationId, processQueryKeys) {
      const body = { openConversationId, robotCode, processQueryKeys };
      return call({ ...post, path: "/v1.0/robot/groupMessages/recall", body }, recalled);
    },
    recallFromPeople(processQueryKeys) {
      // Here, and only here, the path has a small t (protocol §14).
      const path = "/v1.0/robot/otoMessages/batchRecall";
      return call({ ...post, path, body: { robotCode, processQueryKeys } }, recalled);
    },
    groupReadStatus(openConversationId, processQueryKey, page = {}) {
      const body = { openConversationId, robotCode, processQueryKey, maxResults: 200, ...page };
      return call({ ...post, path: "/v1.0/robot/groupMessages/query", body }, groupReadStatus);
    },
    readStatus(processQueryKey) {
      const path = "/v1.0/robot/oToMessages/readStatus";
      const query = { robotCode, processQueryKey };
      return call({ generation: "new", method: "GET", path, query }, readStatus);
    },
  };
}

/** HTTP 200 also when nobody was reached: the lists say so (protocol §4.1). */
function refuseUnreached(answer: SentMessage, userIds: readonly string[]): void {
  if (userIds.every((id) => answer.invalidStaffIdList.includes(id))) {
    throw new PlatformError({
      kind: "permanent",
      code: "invalidStaffIdList",
      text: "DingTalk knows no such person",
    });
  }
  if (userIds.every((id) => answer.flowControlledStaffIdList.includes(id))) {
    throw new PlatformError({
      kind: "throttle",
      pauseMs: 60_000,
      code: "flowControlledStaffIdList",
      text: "this person gets too many messages",
    });
  }
}
