import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { openScene, type BotProcess, type Scene } from "./bot-process.ts";

const token = "test-token-that-is-long-enough";

/** A bot process to which files of up to `maxMegabytes` may be uploaded. */
export function openFileScene(maxMegabytes: number): Promise<Scene> {
  return openScene(`files: { max_size: ${maxMegabytes}MB }
api: { tokens: [{ name: ci, token: ${token}, scopes: ["files:*"], acts_as: manager01 }] }`);
}

/** Names of what lies in the folder of copies. */
export function copiesIn(scene: Scene): Promise<readonly string[]> {
  return readdir(join(scene.folder, "files")).catch(() => []);
}

export interface Upload {
  readonly name: string;
  /** Bytes that are sent; fewer than declared for one that breaks off. */
  readonly bytes: number;
  /** `content-length`; chunked where it is left out. */
  readonly declared?: number;
  /** Ends the connection after the last byte, as somebody who goes away. */
  readonly breaksOff?: boolean;
  /** Id of the group it is shared to. */
  readonly group?: string;
  /** What each chunk is filled with. */
  readonly fill?: number;
  /** Waits after each chunk. */
  readonly pauseMs?: number;
}

const chunkBytes = 64 * 1024;

/** Uploads as fast as it is taken; answers the status, 0 when there was no answer, and the body. */
export async function upload(
  { url }: BotProcess,
  file: Upload,
): Promise<{ readonly status: number; readonly body: string }> {
  const { name, bytes, declared, breaksOff = false, group, fill = 7, pauseMs = 0 } = file;
  const { promise, resolve } = Promise.withResolvers<{ status: number; body: string }>();
  const where = group === undefined ? "" : `&group=${group}`;
  const sending = request(`${url}/api/v1/files/upload?name=${name}${where}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      ...(declared === undefined
        ? { "transfer-encoding": "chunked" }
        : { "content-length": declared }),
    },
  });
  let isOver = false;
  const end = (status: number, body = ""): void => {
    isOver = true;
    sending.destroy();
    resolve({ status, body });
  };
  sending.on("response", (response) => {
    isOver = true;
    let body = "";
    response.on("data", (data: Buffer) => (body += data.toString()));
    response.on("error", () => end(0));
    response.on("end", () => end(response.statusCode ?? 0, body));
  });
  sending.on("error", () => {
    if (!isOver) end(0);
  });
  let sent = 0;
  const chunk = Buffer.alloc(chunkBytes, fill);
  const push = (): void => {
    if (isOver || sending.destroyed) return;
    if (sent >= bytes) {
      if (breaksOff) end(0);
      else sending.end();
      return;
    }
    const size = Math.min(chunkBytes, bytes - sent);
    sent += size;
    sending.write(chunk.subarray(0, size), () => {
      if (pauseMs === 0) setImmediate(push);
      else setTimeout(push, pauseMs);
    });
  };
  push();
  return promise;
}
