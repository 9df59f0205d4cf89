import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface PostAnswer {
  readonly status: number;
  readonly body: string;
}

// A reply to a callback is a message: at most 20,000 bytes of it mean anything (protocol §2.3).
const mostAnswerBytes = 64 * 1024;

/** Posts JSON once: no redirect is followed, as DingTalk follows none (protocol §1.1). Rejects when nobody answers. */
export function postJson({ url, headers, body, signal }: Post): Promise<PostAnswer> {
  const start = url.startsWith("https:") ? httpsRequest : httpRequest;
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const request = start(
      url,
      {
        method: "POST",
        signal,
        // A connection of its own: a bot that was killed and started again is met afresh.
        agent: false,
        headers: {
          "content-type": "application/json; charset=utf-8",
          "content-length": bytes.length,
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size <= mostAnswerBytes) chunks.push(chunk);
        });
        response.once("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, body: text });
        });
        response.once("error", reject);
      },
    );
    request.once("error", reject);
    request.end(bytes);
  });
}
