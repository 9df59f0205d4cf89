import type { IncomingMessage } from "node:http";
import { messageOf } from "../core/errors.ts";
import { ApiProblem } from "./problem.ts";

/** The bytes of a request as they arrive. Throws 413 for more than `maxBytes`, 400 when the connection ends before. */
export async function* uploadOf(request: IncomingMessage, maxBytes = 0): AsyncIterable<Uint8Array> {
  let size = 0;
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  try {
    // Destroying the request would cut off the answer as well.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Uint8Array;
      size += bytes.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield bytes;
    }
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw new ApiProblem(400, "request_invalid", `the upload broke off: ${messageOf(error)}`);
  }
}

function tooLarge(maxBytes: number): ApiProblem {
  const detail = `a file may have ${maxBytes} bytes`;
  return new ApiProblem(413, "request_too_large", detail, { headers: { connection: "close" } });
}
