import type { Context } from "koa";
import { takeFaultAnswer } from "../faults/fault-answer.ts";
import { mostMediaBytes } from "../platform/media-upload.ts";
import { answerAsDingTalk } from "../platform/platform.ts";
import type { PlatformRequest } from "../platform/request.ts";
import type { EmulatorState } from "../state.ts";
import { readWhole } from "./read-whole.ts";

// The largest medium and the form around it.
const mostBodyBytes = mostMediaBytes + 64 * 1024;

/** Everything that is not the emulator's own: logged, broken if a fault says so, answered as DingTalk does. */
export function createPlatformMiddleware(state: EmulatorState) {
  return async (ctx: Context): Promise<void> => {
    const { body, bytes } = await readWhole(ctx.req, mostBodyBytes);
    const request: PlatformRequest = {
      seq: state.requests.next(),
      method: ctx.method,
      path: ctx.path,
      query: new URLSearchParams(ctx.querystring),
      headers: ctx.req.headers,
      body,
      bodyBytes: bytes,
    };
    state.requests.add(request);
    const broken = takeFaultAnswer(state.faults, request.path, state.random);
    const answer = broken?.answer ?? (await answerAsDingTalk(request, state));
    const fault = broken === undefined ? {} : { fault: broken.fault };

    const slowMs = state.faults.take("slow_ms", request.path);
    if (slowMs !== undefined) await state.system.wait(Number(slowMs));
    if (state.faults.take("drop_response", request.path) !== undefined) {
      state.requests.setAnswer(request.seq, { fault: "drop_response", answer: null });
      ctx.respond = false;
      ctx.req.socket.destroy();
      return;
    }
    state.requests.setAnswer(request.seq, { ...fault, answer });
    ctx.status = answer.status;
    ctx.set("content-type", answer.type);
    ctx.body = answer.text;
  };
}
