import type { Delivery } from "../core/delivery.ts";
import type { Message } from "../core/message.ts";
import { parseMessage } from "../dingtalk/parse.ts";
import { readPayload } from "./decode.ts";

/** The message of a kept callback. It was checked before it was kept, so this fails only if the rules changed. */
export function readMessage(delivery: Delivery, botName: string): Message {
  return parseMessage(readPayload(JSON.parse(delivery.payload)), delivery.robot, botName);
}
