import type { Readable } from "node:stream";

/** Reads a whole body, or destroys it and rejects with `ERR_BODY_TOO_LARGE` once it is over `limitBytes`. */
export async function readUpTo(body: Readable, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early destroys the body and closes its socket.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A body was longer than allowed. */
export class BodyTooLarge extends Error {
  readonly code = "ERR_BODY_TOO_LARGE";
}
