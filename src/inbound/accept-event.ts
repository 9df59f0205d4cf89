import type { Clock } from "../core/clock.ts";
import { BellhopError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Random } from "../core/random.ts";
import type { AppRobot, EventKeys, Robot } from "../core/robot.ts";
import type { Decoded, RawRequest, VerifiedRequest } from "../core/stages.ts";
import type { Storage } from "../core/storage.ts";
import { encryptCallback, signCallback } from "../dingtalk/callback-crypto.ts";
import { decodeEvent } from "./decode-event.ts";
import { findAppRobot } from "./find-robot.ts";
import { inTime } from "./in-time.ts";
import { verify } from "./verify.ts";
import { verifyEvent } from "./verify-event.ts";

/** DingTalk waits 1,500 ms (protocol §8.2); what is later than this is asked for again. */
const answerWithinMs = 1200;

/** What DingTalk wants in answer to a push: `success`, encrypted and signed (protocol §8.2). */
export interface EncryptedAnswer {
  readonly msg_signature: string;
  readonly timeStamp: string;
  readonly nonce: string;
  readonly encrypt: string;
}

/** Takes events from the receivers; each resolves when the event is kept and rejects when it is not. */
export interface AcceptEvent {
  /** An encrypted push over HTTP, `check_url` included. */
  http(request: RawRequest): Promise<EncryptedAnswer>;
  /** An event over Stream, in Stream's form (dingtalk/event.ts). */
  stream(request: RawRequest): Promise<void>;
}

export interface AcceptEventOptions {
  readonly robots: readonly Robot[];
  readonly storage: Storage;
  /** The machine's clock: DingTalk's patience is real time. */
  readonly system: Clock;
  readonly random: Random;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Told when an event could not be kept: DingTalk will list it as failed. */
  readonly missed?: (robot: string) => void;
}

/** Verify, decode, dedupe, keep, for events. */
export function createAcceptEvent(options: AcceptEventOptions): AcceptEvent {
  const { storage, system, random, metrics, log } = options;
  const robots = new Map(options.robots.map((robot) => [robot.id, robot]));

  async function keep(decoded: Decoded): Promise<void> {
    const [isNew] = await storage.inbox.keep([decoded]);
    metrics.count(isNew === true ? "callbacks_accepted" : "callbacks_deduped");
  }

  async function counted<T>(robot: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof BellhopError ? error.code : "storage_unavailable";
      metrics.count("callbacks_rejected", { code });
      log.debug({ code, robot: robot.slice(0, 64) }, "event refused");
      if (code === "storage_unavailable" || code === "answer_late") options.missed?.(robot);
      throw error;
    }
  }

  async function take(request: VerifiedRequest): Promise<string> {
    const decoded = decodeEvent(request);
    if ("handshake" in decoded) return decoded.handshake;
    await inTime(system, answerWithinMs, keep(decoded));
    return "success";
  }

  function encrypt(text: string, keys: EventKeys, ownerKey: string): EncryptedAnswer {
    const { aesKey, token } = keys;
    const encrypted = encryptCallback(text, { aesKey, ownerKey, random: random.token(12) });
    const timestamp = String(system.now());
    const nonce = random.token(6);
    const signature = signCallback({ timestamp, nonce }, encrypted, token);
    return { msg_signature: signature, timeStamp: timestamp, nonce, encrypt: encrypted };
  }

  return {
    http: (request) =>
      counted(request.robot, async () => {
        const keys = keysOf(findAppRobot(robots, request.robot));
        const verified = verifyEvent(request, keys);
        return encrypt(await take(verified.request), keys, verified.ownerKey);
      }),
    stream: (request) =>
      counted(request.robot, async () => {
        await take(verify(request, findAppRobot(robots, request.robot)));
      }),
  };
}

function keysOf(robot: AppRobot): EventKeys {
  if (robot.events !== undefined) return robot.events;
  const message = `robot \`${robot.id}\` has no \`events\` in the configuration`;
  throw new BellhopError("robot_unknown", message, { expose: true });
}
