import { z } from "zod";

// The frames of Stream mode: protocol §9.3 to §9.5.

export const topics = {
  robotMessage: "/v1.0/im/bot/messages/get",
  card: "/v1.0/card/instances/callback",
  ping: "ping",
  disconnect: "disconnect",
} as const;

/** What a connection asks for when it is opened; events have one topic, `*`, the rest is chosen in the console. */
export const subscriptions = [
  { type: "EVENT", topic: "*" },
  { type: "CALLBACK", topic: topics.robotMessage },
  { type: "CALLBACK", topic: topics.card },
] as const;

/** The answer of `POST /v1.0/gateway/connections/open`. */
export const gatewayAnswer = z.looseObject({ endpoint: z.url(), ticket: z.string().min(1) });

const frame = z.looseObject({
  type: z.enum(["SYSTEM", "EVENT", "CALLBACK"]),
  // Absent from the documented disconnect frame (§9.4).
  headers: z.looseObject({ topic: z.string(), messageId: z.string().optional() }),
  data: z.string().default(""),
});

/** A frame from DingTalk. */
export type StreamFrame = z.infer<typeof frame>;

/** Reads a frame; says what is wrong with one that is none. */
export function readFrame(
  text: string,
): { readonly frame: StreamFrame } | { readonly problem: "json" | "shape" } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "json" };
  }
  const { data } = frame.safeParse(value);
  return data === undefined ? { problem: "shape" } : { frame: data };
}

/** How an acknowledgement ends (§9.5). */
export interface Acknowledgement {
  /** 200 kept, 400 not what it should be, 404 a topic nobody asked for, 500 to be sent again. */
  readonly code: 200 | 400 | 404 | 500;
  readonly message: string;
  /** JSON in a string, by topic. */
  readonly data: string;
}

/** The frame that acknowledges `messageId`. */
export function acknowledgementFrame(messageId: string, acknowledgement: Acknowledgement): string {
  const { code, message, data } = acknowledgement;
  const headers = { messageId, contentType: "application/json" };
  return JSON.stringify({ code, message, headers, data });
}

/** The acknowledgement of a robot message: its content is ignored (§9.5). */
export const messageKept: Acknowledgement = {
  code: 200,
  message: "OK",
  data: JSON.stringify({ response: null }),
};

/** The acknowledgement of an event that is kept. */
export const eventKept: Acknowledgement = {
  code: 200,
  message: "OK",
  data: JSON.stringify({ status: "SUCCESS", message: "success" }),
};

/** Asks for an event again later; the Go SDK sends code 500 with it. */
export const eventLater: Acknowledgement = {
  code: 500,
  message: "try again later",
  data: JSON.stringify({ status: "LATER", message: "not kept; try again later" }),
};
