import { BellhopError } from "../core/errors.ts";
import { createGroupCommit } from "../core/group-commit.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Robot } from "../core/robot.ts";
import type { Decoded, RawRequest } from "../core/stages.ts";
import type { Storage } from "../core/storage.ts";
import { decode } from "./decode.ts";
import { verify } from "./verify.ts";

/** Takes a request from a receiver and resolves when it is kept; rejects with a `BellhopError` when it is not. */
export type Accept = (request: RawRequest) => Promise<void>;

export interface AcceptOptions {
  readonly robots: readonly Robot[];
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly log: Log;
  /**
   * How many commits may be under way together; one when left out. More only where they take effect in
   * the order they were begun.
   */
  readonly commitsAtOnce?: number;
  /** Told of every callback that is genuine. */
  readonly arrived?: () => void;
}

/** Verify, decode, dedupe, keep: what stands between a receiver and the inbox. Nothing is worked on here. */
export function createAccept(options: AcceptOptions): Accept {
  const { robots, storage, metrics, log } = options;
  const robotById = new Map(robots.map((robot) => [robot.id, robot]));
  const keep = createGroupCommit<Decoded, boolean>((arrivals) => storage.inbox.keep(arrivals), {
    atOnce: options.commitsAtOnce ?? 1,
  });

  return async (request) => {
    try {
      const robot = robotById.get(request.robot);
      if (robot === undefined) {
        const message = `there is no robot \`${request.robot.slice(0, 64)}\` in the configuration`;
        throw new BellhopError("robot_unknown", message, { expose: true });
      }
      const decoded = decode(verify(request, robot));
      options.arrived?.();
      const isNew = await keep(decoded);
      metrics.count(isNew ? "callbacks_accepted" : "callbacks_deduped");
    } catch (error) {
      const code = error instanceof BellhopError ? error.code : "storage_unavailable";
      metrics.count("callbacks_rejected", { code });
      log.debug({ code, robot: request.robot.slice(0, 64) }, "callback refused");
      throw error;
    }
  };
}
