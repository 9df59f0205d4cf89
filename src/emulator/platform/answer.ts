import type { Random } from "../../core/random.ts";
import { newRequestId, newRequestUuid } from "../world/identifiers.ts";

/** What the platform answers. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  /** The body as it goes over the wire. */
  readonly text: string;
}

const oldType = "application/json";
const newType = "application/json;charset=utf-8";

/** An answer of the old API: always HTTP 200 (protocol §0.1). */
export function oldAnswer(body: object): Answer {
  // The wire has > as \u003E: "miss param : text-\u003Econtent" (protocol §2.6).
  const text = JSON.stringify(body).replaceAll(">", "\\u003E");
  return { status: 200, type: oldType, text };
}

export function oldError(errcode: number, errmsg: string): Answer {
  return oldAnswer({ errcode, errmsg });
}

export const ok = oldAnswer({ errcode: 0, errmsg: "ok" });

/** The old API's wrapped refusal of a token (protocol §0.2). */
export function wrappedError(subCode: string, subMessage: string, random: Random): Answer {
  return oldAnswer({
    errcode: 88,
    sub_code: subCode,
    sub_msg: subMessage,
    errmsg: `ding talk error[subcode=${subCode},submsg=${subMessage}]`,
    request_id: newRequestId(random),
  });
}

/** An answer of the new API. */
export function newAnswer(body: object, status = 200): Answer {
  return { status, type: newType, text: JSON.stringify(body) };
}

export interface NewError {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
}

export function newError({ code, message, status = 400 }: NewError, random: Random): Answer {
  return newAnswer({ code, requestid: newRequestUuid(random), message }, status);
}

/** What both hosts answer on a path they do not have (protocol §0.2). */
export const unknownPath = newAnswer({ errcode: 404, errmsg: "请求的URI地址不存在" });
