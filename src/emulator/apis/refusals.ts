import type { Random } from "../../core/random.ts";
import { type Answer, newError, oldAnswer } from "../platform/answer.ts";
import { isNewApi } from "../platform/is-new-api.ts";
import { newRequestId } from "../world/identifiers.ts";

/** Protocol §11: 20 calls a second per app and API. */
export function tooManyCalls(path: string, random: Random): Answer {
  if (isNewApi(path)) {
    const code = "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi";
    return newError({ code, message: "应用调用该接口的QPS超过上限", status: 403 }, random);
  }
  return topError(90_018, "您的服务器调用钉钉开放平台当前接口的请求次数过多", random);
}

/** Protocol §11: the company's calls of this month are used up. */
export function quotaUsedUp(path: string, random: Random): Answer {
  if (isNewApi(path)) {
    const code = "Forbidden.AccessDenied.ApiCountLimitForOrg";
    return newError({ code, message: "企业调用接口的次数超过当月上限", status: 403 }, random);
  }
  return topError(90_020, "企业调用接口的次数超过当月上限", random);
}

/** The block of an address that called 10,000 times in 20 s (protocol §0.2). */
export function addressBlock(random: Random): Answer {
  const uuid = newRequestId(random);
  return oldAnswer({ status: 1111, wait: 5, source: "x5", punish: "deny", uuid });
}

/** Protocol §0.2: what the gateway says before the API itself sees the call. */
export function missingArguments(names: readonly string[], random: Random): Answer {
  return topError(40, `Missing required arguments:${names.join(",")}`, random);
}

/** An error of `topapi`, which has a request id. */
export function topError(errcode: number, errmsg: string, random: Random): Answer {
  return oldAnswer({ errcode, errmsg, request_id: newRequestId(random) });
}

/** A success of `topapi`; `errmsg` is often absent there. */
export function topAnswer(body: object, random: Random): Answer {
  return oldAnswer({ errcode: 0, ...body, request_id: newRequestId(random) });
}
