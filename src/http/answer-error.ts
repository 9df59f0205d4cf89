import type { Context } from "koa";
import { BellhopError, type ErrorCode } from "../core/errors.ts";
import type { Log } from "../core/log.ts";

const statusByCode: Partial<Record<ErrorCode, number>> = {
  signature_invalid: 401,
  request_invalid: 400,
  robot_unknown: 404,
  request_too_large: 413,
  media_type_unsupported: 415,
  storage_unavailable: 503,
  answer_late: 503,
};

/** Answers an error as `{"error":{code,message}}`; messages that are not meant for strangers are left out. */
export function answerError(ctx: Context, error: unknown, log: Log): void {
  const known = error instanceof BellhopError ? error : undefined;
  const status = (known && statusByCode[known.code]) ?? 500;
  ctx.status = status;
  if (status === 503) ctx.set("retry-after", "1");
  // What is left of the body will not be read, so the connection cannot be used again.
  if (status === 413) ctx.set("connection", "close");
  ctx.body = {
    error: {
      code: known?.code ?? "internal",
      message: known?.expose === true ? known.message : reasons[status],
    },
  };
  if (status === 500) {
    log.error({ route: ctx["_matchedRoute"], error }, "request failed");
  }
}

const reasons: Readonly<Record<number, string>> = {
  503: "storage is not available; nothing was kept; try again",
  500: "something went wrong here; nothing was kept",
};
