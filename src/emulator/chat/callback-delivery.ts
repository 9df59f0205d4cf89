import { messageOf } from "../../core/errors.ts";
import { type Clock, secondMs } from "../../core/clock.ts";
import { sign } from "../../dingtalk/sign.ts";
import type { JsonRecord } from "../json.ts";
import type { Robot } from "../world/world.ts";
import { postJson } from "./http-post.ts";

/** What became of one callback. */
export interface Delivery {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly ms: number;
  readonly body: string;
  /** Why there was no answer, or why the answer was not shown. */
  readonly error?: string;
}

/** How long an answer is waited for. DingTalk documents no limit for robot callbacks (protocol §1.1). */
const callbackTimeoutMs = 5 * secondMs;

/** Sends one callback to where the robot lives. Never rejects. */
export async function deliverCallback(
  robot: Robot,
  payload: JsonRecord,
  clocks: { readonly clock: Clock; readonly system: Clock },
): Promise<Delivery> {
  const url = robot.callbackUrl;
  if (url === undefined) {
    const error = `robot "${robot.id}" has no callbackUrl: give it one with PUT /_/world`;
    return { status: 0, ms: 0, body: "", error };
  }
  const { clock, system } = clocks;
  const timeout = new AbortController();
  const answered = new AbortController();
  void system.wait(callbackTimeoutMs, answered.signal).then(() => timeout.abort());
  const startedAt = system.now();
  const headers = headersFor(robot, clock.now());
  try {
    const post = { url, headers, body: JSON.stringify(payload), signal: timeout.signal };
    const answer = await postJson(post);
    return { ...answer, ms: system.now() - startedAt };
  } catch (error) {
    const why = timeout.signal.aborted
      ? `no answer within ${callbackTimeoutMs} ms`
      : messageOf(error);
    return { status: 0, ms: system.now() - startedAt, body: "", error: why };
  } finally {
    answered.abort();
  }
}

/** An app robot's callback is signed, a custom robot's has its token (protocol §1.1). */
function headersFor(robot: Robot, now: number): Readonly<Record<string, string>> {
  if (robot.kind === "custom") return { token: robot.token };
  const timestamp = String(now);
  return { timestamp, sign: sign(timestamp, robot.appSecret) };
}
