import { hash } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import type { Destination } from "../core/destination.ts";
import type { Entry, EntryResult, LaneLimit, LeasedLane, Settlement } from "../core/entry.ts";
import { messageOf } from "../core/errors.ts";
import type { Random } from "../core/random.ts";
import type { Group, Robot } from "../core/robot.ts";
import { lossesOn, type Loss } from "../dingtalk/capabilities.ts";
import { isGroupGone, type AnswerKind } from "../dingtalk/error-codes.ts";
import type { Hosts } from "./hosts.ts";
import { planWays, type Way } from "./ladder.ts";
import { mergeEntries, type Merged } from "./merge.ts";
import { withNotice } from "./notice.ts";
import { PlatformError } from "./platform-error.ts";
import { planRetry, throttlePauseMs } from "./retry-policy.ts";
import type { Send } from "./sender.ts";

export interface AttemptOptions {
  readonly send: Send;
  readonly robots: readonly Robot[];
  readonly groups: readonly Group[];
  readonly hosts: Hosts;
  readonly clock: Clock;
  readonly random: Random;
  readonly laneLimit: LaneLimit;
  /** What those who wait are told when a lane has sent all it may for now. */
  readonly fullNotice: (
    destination: Destination,
    messages: number,
    waitMs: number,
  ) => Promise<string>;
}

/** How an attempt ended, and what is to be written about it. */
export interface Attempted {
  readonly outcome: "sent" | "retry" | "throttled" | "dead";
  /** The way it went; the last one tried when it did not. */
  readonly way?: Way["kind"];
  readonly entries: readonly Entry[];
  readonly error?: string;
  /** What the message lost on the way that took it. */
  readonly lost?: readonly Loss[];
  /** The group is gone, or the robot is not in it any more: nothing was posted there. */
  readonly isGroupGone?: boolean;
  readonly settlement: Settlement;
}

/** A failed way: tried and refused. */
interface Refusal {
  readonly kind: AnswerKind;
  readonly pauseMs?: number | undefined;
  readonly isGroupGone?: boolean;
  readonly error: string;
}

type Outcome = Omit<Attempted, "settlement"> & {
  readonly result: (id: number) => EntryResult;
  readonly pauseUntil?: number;
};

/** Sends the head of a lane, and what may join it, by the first way that takes it. */
export async function attempt(
  lane: LeasedLane,
  options: AttemptOptions,
  signal: AbortSignal,
): Promise<Attempted | undefined> {
  const [head, ...others] = lane.entries;
  if (head === undefined) return undefined;
  const merged = await mergedOf(lane, [head, ...others], options);
  const { result, pauseUntil, ...outcome } = await tryWays(head, merged, options, signal);
  return {
    ...outcome,
    settlement: {
      lane: lane.lane,
      results: merged.entries.map(({ id }) => result(id)),
      ...(pauseUntil === undefined ? {} : { pauseUntil }),
    },
  };
}

/** Nobody needs to be told of a shorter wait; while a lane stays full, each message is the last for a moment. */
const shortestToldMs = 10_000;

async function mergedOf(
  { fullUntil }: LeasedLane,
  entries: readonly [Entry, ...Entry[]],
  { clock, fullNotice, laneLimit }: AttemptOptions,
): Promise<Merged> {
  const merged = mergeEntries(entries);
  const waitMs = (fullUntil ?? 0) - clock.now();
  if (waitMs < shortestToldMs) return merged;
  return withNotice(merged, await fullNotice(entries[0].destination, laneLimit.messages, waitMs));
}

async function tryWays(
  head: Entry,
  merged: Merged,
  options: AttemptOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const { entries } = merged;
  const robot = options.robots.find((one) => one.id === head.destination.robot);
  const now = options.clock.now();
  const ladder = planWays({ ...options, entry: head, robot, now });
  const outgoing = { merged, msgUuid: msgUuidOf(entries), signal };
  const { notice } = head.destination;
  const instead = notice === undefined ? merged : withNotice(merged, notice.note);
  const refused: string[] = [];
  let last: Way["kind"] | undefined;
  let isGone = false;
  for (const way of robot === undefined ? [] : ladder.ways) {
    last = way.kind;
    try {
      const said = way.kind === "work-notice" ? outgoing : { ...outgoing, merged: instead };
      const receipt = await options.send(robot as Robot, way, said);
      return {
        outcome: "sent",
        way: way.kind,
        entries,
        lost: lossesOn(way.kind, merged.reply),
        // Told privately instead.
        isGroupGone: isGone && way.kind === "person-message",
        result: (id) => ({ id, outcome: "sent", receipt }),
      };
    } catch (error) {
      const refusal = refusalOf(error);
      refused.push(`${way.kind}: ${refusal.error}`);
      isGone ||= refusal.isGroupGone === true;
      if (!leavesNextWay(refusal, way)) {
        return { way: way.kind, entries, ...afterRefusal(head, refusal, refused, options) };
      }
    }
  }
  const error = ["no way left", ...ladder.closed, ...refused].join("; ");
  return {
    ...(last === undefined ? {} : { way: last }),
    entries,
    isGroupGone: isGone,
    ...dead(error),
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof PlatformError) {
    const { kind, pauseMs, code, subCode } = error.verdict;
    const isGone = isGroupGone(code) || isGroupGone(subCode ?? "");
    return { kind, pauseMs, isGroupGone: isGone, error: error.message };
  }
  return { kind: "retry", error: messageOf(error) };
}

/** A file that cannot go as a file still goes as its link. */
function leavesNextWay({ kind }: Refusal, way: Way): boolean {
  if (kind === "session-expired" || kind === "configuration") return true;
  return kind === "permanent" && (way.kind === "group-file" || way.kind === "person-file");
}

function afterRefusal(
  head: Entry,
  refusal: Refusal,
  refused: readonly string[],
  { clock, random }: AttemptOptions,
): Pick<Outcome, "outcome" | "error" | "result" | "pauseUntil"> {
  const error = refused.join("; ");
  if (refusal.kind === "permanent") return dead(error);
  const now = clock.now();
  const fraction = random.fraction();
  const throttled = refusal.kind === "throttle";
  const pauseMs = throttled ? throttlePauseMs(refusal.pauseMs ?? 1000, fraction) : refusal.pauseMs;
  const plan = planRetry({
    now,
    createdAt: head.createdAt,
    attempts: head.attempts + 1,
    isChatReply: head.destination.session !== undefined,
    pauseMs,
    throttled,
    fraction,
  });
  const pause = throttled && pauseMs !== undefined ? { pauseUntil: now + pauseMs } : {};
  if (plan.outcome === "dead") return { ...dead(`${error}; ${plan.reason}`), ...pause };
  const { at } = plan;
  return {
    outcome: throttled ? "throttled" : "retry",
    error,
    result: (id) => ({ id, outcome: "retry", at, error, ...(throttled ? { counted: false } : {}) }),
    ...pause,
  };
}

function dead(error: string): Pick<Outcome, "outcome" | "error" | "result"> {
  return { outcome: "dead", error, result: (id) => ({ id, outcome: "dead", error }) };
}

// Of all entries in the message: joined with others at the next attempt it is another message, and
// DingTalk must not drop those as sent.
function msgUuidOf(entries: readonly Entry[]): string {
  return hash("sha256", entries.map((entry) => entry.key).join("\n")).slice(0, 32);
}
