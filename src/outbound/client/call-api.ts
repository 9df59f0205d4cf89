import type { Clock } from "../../core/clock.ts";
import type { AnswerShape } from "../../dingtalk/answers/shape.ts";
import { apiCallLimit } from "../../dingtalk/limits.ts";
import { call } from "../call.ts";
import type { Hosts } from "../hosts.ts";
import type { HttpClient } from "../http-client.ts";
import { PlatformError } from "../platform-error.ts";
import { readAnswer } from "../read-answer.ts";
import { apiName, apiRequest, type ApiCall } from "./api-call.ts";
import { createCallLimiter } from "./call-limiter.ts";
import type { Tokens } from "./tokens.ts";
import { untilAborted } from "./until-aborted.ts";

export interface CallApiOptions {
  readonly http: HttpClient;
  readonly hosts: Hosts;
  readonly clock: Clock;
  readonly tokens: Tokens;
}

/**
 * Makes one call and reads its answer. Waits for its turn among the calls of the same API; when DingTalk
 * refuses the token, asks for a new one and calls once more (protocol §5). Rejects with `PlatformError`.
 */
export type CallApi = <T>(apiCall: ApiCall, answer: AnswerShape<T>) => Promise<T>;

export function createCallApi({ http, hosts, clock, tokens }: CallApiOptions): CallApi {
  const limiter = createCallLimiter(apiCallLimit, clock);

  async function once(apiCall: ApiCall, token: string): Promise<unknown> {
    const api = apiName(apiCall);
    await limiter.take(api, apiCall.signal);
    try {
      return await call(http, apiRequest(apiCall, token, hosts), {
        mayBeEmpty: apiCall.generation === "new",
      });
    } catch (error) {
      if (error instanceof PlatformError && error.verdict.kind === "throttle") {
        limiter.pause(api, Math.min(error.retryAfterMs ?? 0, longestPauseMs));
      }
      throw error;
    }
  }

  return async (apiCall, answer) => {
    const { signal } = apiCall;
    const token = await untilAborted(tokens.get(), signal);
    try {
      return readAnswer(answer, await once(apiCall, token), apiName(apiCall));
    } catch (error) {
      if (!(error instanceof PlatformError) || error.verdict.kind !== "auth") throw error;
      tokens.refuse(token);
      const renewed = await untilAborted(tokens.get(), signal);
      return readAnswer(answer, await once(apiCall, renewed), apiName(apiCall));
    }
  };
}

/** Longer bans are kept by whoever called; waiting here would only use up their time. */
const longestPauseMs = 5000;
