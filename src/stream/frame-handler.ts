import type { CardUpdate } from "../core/card-press.ts";
import { BellhopError, messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { RawRequest } from "../core/stages.ts";
import { cardAnswer } from "../dingtalk/card.ts";
import { streamEvent } from "../dingtalk/event.ts";
import {
  acknowledgementFrame,
  eventKept,
  eventLater,
  messageKept,
  readFrame,
  topics,
  type Acknowledgement,
  type StreamFrame,
} from "../dingtalk/stream-frame.ts";

/** As a callback over HTTP. */
const frameLimitBytes = 1024 * 1024;

/** Where frames go: each resolves when what came is kept, as it does for HTTP. */
export interface Accepts {
  readonly message: (request: RawRequest) => Promise<void>;
  readonly event: (request: RawRequest) => Promise<void>;
  readonly card: (request: RawRequest) => Promise<{
    readonly update: CardUpdate;
    answered(): Promise<void>;
  }>;
}

export interface FrameHandlerOptions {
  readonly robot: string;
  readonly accepts: Accepts;
  readonly now: () => number;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** What a frame asks the connection to do. */
export interface Handled {
  /** The frame to answer with; none when DingTalk is to send it again. */
  readonly answer?: string;
  /** To be called when the answer has left. */
  readonly answered?: () => void;
  /** DingTalk is about to close this connection. */
  readonly goAway?: true;
}

/** What a frame is answered with. */
interface Taken {
  readonly acknowledgement: Acknowledgement;
  readonly answered?: () => void;
}

/**
 * Works on the frames of one robot: what they bring is kept, then acknowledged, and handled by nobody
 * here. Never rejects. Frames that are none are counted, and logged once.
 */
export function createFrameHandler(options: FrameHandlerOptions) {
  const { robot, accepts, metrics, log, now } = options;
  const seen = new Set<string>();

  function refuse(reason: string): Handled {
    metrics.count("stream_frames_refused", { reason });
    if (!seen.has(reason))
      log.warn({ robot, reason }, "a frame was not understood; further ones are counted");
    seen.add(reason);
    return {};
  }

  const request = (headers: RawRequest["headers"], body: string): RawRequest => ({
    robot,
    headers,
    body: Buffer.from(body),
    receivedAt: now(),
    transport: "stream",
  });

  async function takeMessage({ data }: StreamFrame): Promise<Taken> {
    await accepts.message(request({}, data));
    return { acknowledgement: messageKept };
  }

  async function takeEvent({ headers, data }: StreamFrame): Promise<Taken> {
    const event = streamEvent(headers, JSON.parse(data));
    await accepts.event(request({}, JSON.stringify(event)));
    return { acknowledgement: eventKept };
  }

  async function takeCard({ headers, data }: StreamFrame): Promise<Taken> {
    const card = await accepts.card(request({ messageid: headers.messageId }, data));
    const response = cardAnswer(card.update);
    return {
      acknowledgement: { ...messageKept, data: JSON.stringify({ response }) },
      answered() {
        card.answered().catch((error: unknown) => {
          log.warn({ robot, error: messageOf(error) }, "an answered press was not noted");
        });
      },
    };
  }

  async function take(frame: StreamFrame): Promise<Taken | undefined> {
    const keep = frame.type === "EVENT" ? takeEvent : byTopic[frame.headers.topic];
    metrics.count("stream_frames", { topic: keep === undefined ? "other" : nameOf(frame) });
    if (keep === undefined) {
      const message = "nobody asked for this topic";
      return { acknowledgement: { ...messageKept, code: 404, message } };
    }
    try {
      return await keep(frame);
    } catch (error) {
      if (isPermanent(error)) {
        refuse("content");
        return { acknowledgement: { ...messageKept, code: 400, message: messageOf(error) } };
      }
      // Not kept. A message without an answer is pushed again after a minute (protocol §9.6).
      return frame.type === "EVENT" ? { acknowledgement: eventLater } : undefined;
    }
  }

  const byTopic: Readonly<Record<string, (frame: StreamFrame) => Promise<Taken>>> = {
    [topics.robotMessage]: takeMessage,
    [topics.card]: takeCard,
  };

  return async (text: string): Promise<Handled> => {
    if (text.length > frameLimitBytes) return refuse("too_large");
    const read = readFrame(text);
    if ("problem" in read) return refuse(read.problem);
    const { frame } = read;
    const { topic, messageId = "" } = frame.headers;
    if (frame.type === "SYSTEM") {
      if (topic === topics.ping) {
        return { answer: acknowledgementFrame(messageId, { ...messageKept, data: frame.data }) };
      }
      // Unanswered, it would be sent again (the Go SDK's comment, protocol §9.5).
      return topic === topics.disconnect
        ? { answer: acknowledgementFrame(messageId, messageKept), goAway: true }
        : {};
    }
    const taken = await take(frame);
    if (taken === undefined || messageId === "") return {};
    const { acknowledgement, answered } = taken;
    const answer = acknowledgementFrame(messageId, acknowledgement);
    return { answer, ...(answered === undefined ? {} : { answered }) };
  };
}

/** Sent again it would be the same, so it is not asked for again. */
function isPermanent(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return (
    error instanceof BellhopError &&
    ["request_invalid", "signature_invalid", "robot_unknown"].includes(error.code)
  );
}

function nameOf({ type, headers }: StreamFrame): string {
  if (type === "EVENT") return "event";
  return headers.topic === topics.card ? "card" : "message";
}
