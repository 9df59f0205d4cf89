import type { Destination } from "../core/destination.ts";
import type { Message } from "../core/message.ts";
import type { ApiCaller } from "./api-tokens.ts";

/** The caller as the domain's services see who does something, and where. */
export function actorOf(
  { actsAs }: ApiCaller,
  destination: Destination,
): Pick<Message, "robot" | "conversation" | "sender"> {
  const sender = { id: actsAs, userId: actsAs, dingtalkId: actsAs, name: actsAs, isAdmin: false };
  const { robot } = destination;
  return destination.kind === "group"
    ? { robot, conversation: { id: destination.conversation, kind: "group" }, sender }
    : { robot, conversation: { id: destination.userId, kind: "person" }, sender };
}
