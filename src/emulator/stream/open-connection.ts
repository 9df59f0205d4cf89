import { topics } from "../../dingtalk/stream-frame.ts";
import { isRecord, parseJson, textIn } from "../json.ts";
import { missingBody } from "../apis/api.ts";
import { type Answer, newAnswer, newError, unknownPath } from "../platform/answer.ts";
import { isApp } from "../platform/is-app.ts";
import { mediaTypeOf, type PlatformRequest } from "../platform/request.ts";
import type { EmulatorState } from "../state.ts";
import { connectPath } from "./stream-gateway.ts";

/** `POST /v1.0/gateway/connections/open` (protocol §9.1): no token, the credentials are in the body. */
export function openConnection(request: PlatformRequest, state: EmulatorState): Answer {
  if (request.method !== "POST") return unknownPath;
  const body = parseJson(request.body.toString("utf8"));
  if (mediaTypeOf(request) !== "application/json" || !isRecord(body)) {
    return newError(missingBody, state.random);
  }
  const appKey = textIn(body, "clientId") ?? "";
  const asked = subscriptionsIn(body["subscriptions"]);
  if (appKey === "" || textIn(body, "clientSecret") === undefined || asked === undefined) {
    const message = "clientId, clientSecret or subscriptions is missing";
    return newError({ code: "invalidParameter", message }, state.random);
  }
  if (!isApp(state.world, appKey, textIn(body, "clientSecret") ?? "")) {
    return newError({ code: "authFailed", message: "鉴权失败", status: 401 }, state.random);
  }
  const receives = state.world.robots.some(
    (robot) => robot.kind === "app" && robot.appKey === appKey && robot.stream === true,
  );
  if (asked.has(`CALLBACK ${topics.robotMessage}`) && !receives) {
    const message = "the robot of this app is not in Stream mode";
    return newError({ code: "invalidParameter", message }, state.random);
  }
  const ticket = state.stream.tickets.issue({ appKey, topics: asked });
  const endpoint = `${state.url().replace(/^http/, "ws")}${connectPath}`;
  // JSON is for those who ask for it; the platform's own choice is XML (§9.1).
  return /json/.test(request.headers.accept ?? "")
    ? newAnswer({ endpoint, ticket })
    : { status: 200, type: "application/xml", text: xmlOf({ endpoint, ticket }) };
}

/** `undefined`: there are none, or not in DingTalk's form. */
function subscriptionsIn(value: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const asked = value.map((one: unknown) => {
    const type = isRecord(one) ? textIn(one, "type") : undefined;
    const topic = isRecord(one) ? textIn(one, "topic") : undefined;
    // Events have no topics of their own (§9.1).
    const isGood = type === "CALLBACK" || (type === "EVENT" && topic === "*");
    return isGood && topic !== undefined ? `${type} ${topic}` : undefined;
  });
  return asked.every((one) => one !== undefined) ? new Set(asked) : undefined;
}

function xmlOf({
  endpoint,
  ticket,
}: {
  readonly endpoint: string;
  readonly ticket: string;
}): string {
  return `<?xml version="1.0" encoding="UTF-8"?><result><endpoint>${endpoint}</endpoint><ticket>${ticket}</ticket></result>`;
}
