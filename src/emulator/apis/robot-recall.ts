import { dayMs } from "../../core/clock.ts";
import { textIn, textsIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import { refusal } from "../platform/openapi-message.ts";
import type { Api, ApiCall } from "./api.ts";
import { robotOf } from "./robot-of.ts";

/** Taking back what was sent (protocol §4.4). It leaves no trace in the chat. */
export const robotRecallApis: readonly Api[] = [
  api("/v1.0/robot/groupMessages/recall", true),
  api("/v1.0/robot/groupMessages/batchRecall", true),
  api("/v1.0/robot/privateChatMessages/batchRecall", true),
  // With a small t, unlike the send (protocol §14).
  api("/v1.0/robot/otoMessages/batchRecall", false),
];

const mostKeys = 20;

function api(path: string, isGroup: boolean): Api {
  return {
    generation: "new",
    method: "POST",
    path,
    answer: (call) => recall(call, isGroup),
  };
}

function recall(call: ApiCall, isGroup: boolean): Answer {
  const { body, state } = call;
  const robot = robotOf(call);
  if ("code" in robot) return newError(robot, state.random);
  const conversation = textIn(body, "openConversationId");
  if (isGroup && conversation === undefined) {
    const missing = refusal("miss.openConversationId", "缺少参数 openConversationId");
    return newError(missing, state.random);
  }
  const keys = textsIn(body, "processQueryKeys");
  if (keys.length === 0 || keys.length > mostKeys) {
    const code = `invalidParameter.processQueryKeys.${keys.length === 0 ? "empty" : "overMax"}`;
    return newError(refusal(code, "processQueryKeys数量不合法"), state.random);
  }
  const results = keys.map((key) => ({ key, failure: failureOf(call, key, conversation) }));
  const recalled = results.filter(({ failure }) => failure === undefined).map(({ key }) => key);
  for (const key of recalled) {
    for (const seq of state.stores.sent.find(key)?.lines ?? []) state.transcript.recall(seq);
    state.stores.sent.recall(key);
  }
  const failed = results.flatMap(({ key, failure }) => (failure ? [[key, failure]] : []));
  const failedResult = Object.fromEntries(failed) as Record<string, string>;
  return newAnswer({ successResult: recalled, failedResult });
}

function failureOf(
  { state }: ApiCall,
  key: string,
  conversation: string | undefined,
): string | undefined {
  const message = state.stores.sent.find(key);
  if (message === undefined || message.conversation !== (conversation ?? null)) {
    return "invalid.processQueryKey";
  }
  if (state.clock.now() - message.sentAt > dayMs) return "processQueryKey.expireTime";
  return undefined;
}
