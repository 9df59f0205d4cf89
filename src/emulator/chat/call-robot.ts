import { topics } from "../../dingtalk/stream-frame.ts";
import { isRecord, type JsonRecord, parseJson } from "../json.ts";
import { showRobotMessage } from "../platform/robot-messages.ts";
import { parseWebhookMessage } from "../platform/webhook-message.ts";
import type { EmulatorState } from "../state.ts";
import { type Delivery, deliverCallback } from "./callback-delivery.ts";
import type { Place } from "./place.ts";

/** Delivers a callback, shows the reply in its answer, and tells how the first delivery went. */
export async function callRobot(
  place: Place,
  payload: JsonRecord,
  state: EmulatorState,
): Promise<Delivery> {
  const { robot } = place;
  if (robot.kind === "app" && robot.stream === true) {
    const data = JSON.stringify(payload);
    const { appKey } = robot;
    return state.stream.push({ appKey, type: "CALLBACK", topic: topics.robotMessage, data });
  }
  const path = pathOf(robot.callbackUrl);
  const fault = state.faults.take("duplicate_callbacks", path);
  const extra = fault === undefined ? 0 : Math.max(1, Math.trunc(Number(fault)));
  const deliveries = Array.from({ length: 1 + extra }, async () => {
    const delivery = await deliverCallback(place.robot, payload, state);
    state.log.debug({ robot: place.robot.id, ...delivery }, "a callback was delivered");
    return showReply(delivery, place, state);
  });
  const [first = { status: 0, ms: 0, body: "" }] = await Promise.all(deliveries);
  return first;
}

/** Shows the synchronous reply, if there is one (protocol §1.2). */
function showReply(delivery: Delivery, place: Place, state: EmulatorState): Delivery {
  if (delivery.error !== undefined) return delivery;
  if (delivery.status !== 200) {
    return { ...delivery, error: `the robot answered ${delivery.status}` };
  }
  const payload = parseJson(delivery.body);
  if (!isRecord(payload) || payload["msgtype"] === undefined) return delivery;
  if (payload["msgtype"] === "empty") return delivery;
  const parsed = parseWebhookMessage(payload);
  // Links are no synchronous replies: text, markdown, two action cards and the feed card are (§1.2).
  if ("errcode" in parsed || parsed.msgtype === "link") {
    const why = "errcode" in parsed ? parsed.errmsg : "a link cannot be a synchronous reply";
    return { ...delivery, error: `the reply is not shown: ${why}` };
  }
  showRobotMessage({ ...parsed, place, payload, via: "reply" }, state);
  return delivery;
}

function pathOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : "";
}
