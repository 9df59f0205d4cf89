import type { IncomingMessage } from "node:http";
import { BellhopError } from "../core/errors.ts";

/** Reads a request's body up to `limitBytes`, or throws `request_too_large` without reading on. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) {
    return Promise.reject(tooLarge(limitBytes));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) {
        request.removeAllListeners("data");
        request.pause();
        reject(tooLarge(limitBytes));
      } else chunks.push(chunk);
    });
    request.on("end", () =>
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
    );
    request.on("error", reject);
    request.on("close", () => {
      // Closes after every body; an error nobody sees would cost its stack trace each time.
      if (request.readableEnded) return;
      reject(new BellhopError("request_invalid", "the connection closed before the body ended"));
    });
  });
}

function tooLarge(limitBytes: number): BellhopError {
  const message = `the body is larger than ${limitBytes} bytes`;
  return new BellhopError("request_too_large", message, { expose: true });
}
