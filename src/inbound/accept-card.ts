import { hash } from "node:crypto";
import type { CardPress, CardUpdate } from "../core/card-press.ts";
import type { Clock } from "../core/clock.ts";
import type { Delivery } from "../core/delivery.ts";
import { BellhopError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Robot } from "../core/robot.ts";
import { passed, type Decoded, type RawRequest, type VerifiedRequest } from "../core/stages.ts";
import type { Storage } from "../core/storage.ts";
import { readCardPress } from "../dingtalk/card.ts";
import { cardTimestampHeader } from "../dingtalk/card-sign.ts";
import { cardLane } from "./card-changes.ts";
import type { CardOutcomes } from "./card-outcomes.ts";
import { findAppRobot } from "./find-robot.ts";
import { inTime } from "./in-time.ts";
import { readJson } from "./read-json.ts";
import { createUnanswered } from "./unanswered-presses.ts";
import { verifyCard } from "./verify-card.ts";

/** DingTalk waits 2 s for the answer (protocol §10.2); the way there and back needs some of it. */
const answerWithinMs = 1600;

/** A press that is kept. */
export interface AcceptedCard {
  /** What the card is to show, where that is known in time. */
  readonly update: CardUpdate;
  /** The answer has left; DingTalk does not send this press again. */
  answered(): Promise<void>;
}

/** Takes a press from a receiver; resolves when it is kept. */
export type AcceptCard = (request: RawRequest) => Promise<AcceptedCard>;

export interface AcceptCardOptions {
  readonly robots: readonly Robot[];
  readonly storage: Storage;
  readonly outcomes: CardOutcomes;
  /** The machine's clock: DingTalk's patience is real time. */
  readonly system: Clock;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Verify, decode, dedupe, keep, for cards; then the handler's change is waited for as long as DingTalk waits. */
export function createAcceptCard(options: AcceptCardOptions): AcceptCard {
  const { storage, outcomes, system, metrics, log } = options;
  const unanswered = createUnanswered(storage.idempotency);
  const robots = new Map(options.robots.map((robot) => [robot.id, robot]));
  return async (request) => {
    const startedAt = system.now();
    const leftMs = (): number => answerWithinMs - (system.now() - startedAt);
    try {
      const verified = verifyCard(request, findAppRobot(robots, request.robot));
      const id =
        request.transport === "stream"
          ? await inTime(system, leftMs(), unanswered.idOf(verified))
          : undefined;
      const decoded = decodeCard(verified, id ?? digestOf(verified));
      // Before it is kept: another loop may have finished it by the time this one is told.
      const outcome = outcomes.wait(decoded.key, leftMs());
      const [isNew] = await inTime(system, leftMs(), storage.inbox.keep([decoded]));
      metrics.count(isNew === true ? "callbacks_accepted" : "callbacks_deduped");
      const update = (await outcome)?.update ?? {};
      return {
        update,
        answered: async () => {
          if (id !== undefined) await unanswered.answered(verified, id);
        },
      };
    } catch (error) {
      const code = error instanceof BellhopError ? error.code : "storage_unavailable";
      metrics.count("callbacks_rejected", { code });
      log.debug({ code, robot: request.robot.slice(0, 64) }, "card callback refused");
      throw error;
    }
  };
}

function decodeCard(request: VerifiedRequest, id: string): Decoded {
  const { text, value } = readJson(request.body);
  const press = readCardPress(value, request.robot, request.receivedAt);
  if (press === undefined) {
    const message = "not a card callback: wrong or missing outTrackId, userId or content";
    throw new BellhopError("request_invalid", message, { expose: true });
  }
  return passed<Decoded>({
    key: `card:${request.robot}:${id}`,
    kind: "card",
    robot: request.robot,
    // Presses of one card one after the other: the second finds what the first has done.
    conversation: cardLane(press.outTrackId),
    payload: text,
    receivedAt: request.receivedAt,
  });
}

/** Tells one press from the next over HTTP: it has no id of its own, but the time it was signed. */
function digestOf({ headers, body }: VerifiedRequest): string {
  const sent = String(headers[cardTimestampHeader]);
  return hash("sha256", Buffer.concat([Buffer.from(`${sent}\n`), body]), "hex");
}

/** The press of a kept callback. It was checked before it was kept. */
export function readKeptPress({ payload, robot, receivedAt }: Delivery): CardPress {
  const press = readCardPress(JSON.parse(payload), robot, receivedAt);
  if (press !== undefined) return press;
  throw new BellhopError("request_invalid", "a kept card callback cannot be read any more");
}
