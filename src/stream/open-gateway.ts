import { messageOf } from "../core/errors.ts";
import type { AppRobot } from "../core/robot.ts";
import { gatewayAnswer, subscriptions } from "../dingtalk/stream-frame.ts";

/** Posts to DingTalk's API host; answers every HTTP status, follows no redirect, rejects without an answer. */
export type Post = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}) => Promise<{ readonly status: number; readonly text: string }>;

/** Why no connection could be had; what a person can do about it is in `remedy`. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly reason: "unauthorized" | "refused" | "busy" | "unreachable" | "unreadable";
  readonly remedy: string;

  constructor(reason: GatewayError["reason"], message: string, remedy: string) {
    super(message);
    this.reason = reason;
    this.remedy = remedy;
  }
}

/**
 * Asks for a connection (protocol §9.1) and answers the address to open it at. It holds a ticket, good for
 * 90 s and one connection, and is never logged. Throws a `GatewayError`.
 */
export async function openGateway(
  robot: AppRobot,
  options: {
    readonly post: Post;
    readonly api: string;
    readonly userAgent: string;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const { post, api, userAgent, signal } = options;
  const request = {
    url: `${api}/v1.0/gateway/connections/open`,
    // Without `accept` the answer is XML.
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      clientId: robot.appKey,
      clientSecret: robot.appSecret,
      subscriptions,
      ua: userAgent,
    }),
    signal,
  };
  const answer = await post(request).catch((error: unknown) => {
    throw new GatewayError("unreachable", messageOf(error), "check the network and the proxy");
  });
  return addressOf(answer, api);
}

function addressOf(
  { status, text }: { readonly status: number; readonly text: string },
  api: string,
): string {
  if (status === 401) {
    const remedy = "check app_key and app_secret, and that the app is published";
    throw new GatewayError("unauthorized", "DingTalk refused the credentials (401)", remedy);
  }
  if (status === 429 || status >= 500) {
    throw new GatewayError("busy", `DingTalk answered ${status}`, "nothing to do: tried again");
  }
  if (status >= 400) {
    const remedy = "publish the app, choose Stream mode for the robot, check the IP whitelist";
    throw new GatewayError("refused", `DingTalk answered ${status}`, remedy);
  }
  const { data } = gatewayAnswer.safeParse(parsed(text));
  const url = data && URL.parse(data.endpoint);
  if (status !== 200 || data === undefined || url == null || !isSafe(url, api)) {
    const message = `the answer (${status}) names no address to connect to`;
    throw new GatewayError("unreadable", message, "check that no proxy stands in between");
  }
  url.searchParams.set("ticket", data.ticket);
  return url.href;
}

/** Encrypted, as the call itself was; in the open only to an emulator that was called in the open. */
function isSafe(url: URL, api: string): boolean {
  return url.protocol === "wss:" || (url.protocol === "ws:" && api.startsWith("http:"));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
