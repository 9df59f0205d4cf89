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
  readonly card: (request: RawRequest) => Promise<CardUpdate>;
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
  /** DingTalk is about to close this connection. */
  readonly goAway?: true;
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

  async function takeMessage({ data }: StreamFrame): Promise<Acknowledgement> {
    await accepts.message(request({}, data));
    return messageKept;
  }

  async function takeEvent({ headers, data }: StreamFrame): Promise<Acknowledgement> {
    const event = streamEvent(headers, JSON.parse(data));
    await accepts.event(request({}, JSON.stringify(event)));
    return eventKept;
  }

  async function takeCard({ headers, data }: StreamFrame): Promise<Acknowledgement> {
    const update = await accepts.card(request({ messageid: headers.messageId }, data));
    return { ...messageKept, data: JSON.stringify({ response: cardAnswer(update) }) };
  }

  async function take(frame: StreamFrame): Promise<Acknowledgement | undefined> {
    const keep = frame.type === "EVENT" ? takeEvent : byTopic[frame.headers.topic];
    metrics.count("stream_frames", { topic: keep === undefined ? "other" : nameOf(frame) });
    if (keep === undefined) {
      return { ...messageKept, code: 404, message: "nobody asked for this topic" };
    }
    try {
      return await keep(frame);
    } catch (error) {
      if (isPermanent(error)) {
        refuse("content");
        return { ...messageKept, code: 400, message: messageOf(error) };
      }
      // Not kept. A message without an answer is pushed again after a minute (protocol §9.6).
      return frame.type === "EVENT" ? eventLater : undefined;
    }
  }

  const byTopic: Readonly<Record<string, (frame: StreamFrame) => Promise<Acknowledgement>>> = {
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
    const acknowledgement = await take(frame);
    if (acknowledgement === undefined || messageId === "") return {};
    return { answer: acknowledgementFrame(messageId, acknowledgement) };
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
