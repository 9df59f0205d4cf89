import type { IncomingMessage } from "node:http";

export interface WholeBody {
  /** The beginning, at most `limitBytes` long. */
  readonly body: Buffer;
  /** How long the body was. */
  readonly bytes: number;
}

/** Reads a body to its end and keeps its beginning, so that a refusal can be answered in good order. */
export function readWhole(request: IncomingMessage, limitBytes: number): Promise<WholeBody> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      if (bytes < limitBytes) chunks.push(chunk.subarray(0, limitBytes - bytes));
      bytes += chunk.length;
    });
    request.once("end", () => resolve({ body: Buffer.concat(chunks), bytes }));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the connection closed before the body ended")));
  });
}
