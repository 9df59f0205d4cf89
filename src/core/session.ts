import { minuteMs } from "./clock.ts";

/** How long the bot waits to be answered. */
export const sessionTtlMs = 15 * minuteMs;

/**
 * A conversation the bot is having with one person: it has asked something, and their next message in that
 * conversation answers it. There is one per person and conversation.
 */
export interface Session {
  /** `S7K2`. */
  readonly id: string;
  readonly robot: string;
  readonly conversation: string;
  readonly person: string;
  /** The name of the command it is about. */
  readonly command: string;
  readonly state: SessionState;
  readonly startedAt: number;
  /** When the last question was asked. */
  readonly askedAt: number;
  /** When it ends by itself. */
  readonly expiresAt: number;
}

/** What a session waits for; plain JSON. */
export type SessionState =
  /** An argument of the command. */
  | {
      readonly kind: "argument";
      /** The argument asked for. */
      readonly arg: string;
      /** What was said for it so far, when the answer completes that. */
      readonly said?: string;
      /** Arguments read so far, by name. */
      readonly values: Readonly<Record<string, unknown>>;
      /** People @-ed when the command was given. */
      readonly mentions: readonly { readonly dingtalkId: string; readonly userId?: string }[];
      /** Answers that could not be read. */
      readonly failures: number;
    }
  /** A step of a run has asked. */
  | {
      readonly kind: "run";
      readonly run: string;
      /** The step that asked. */
      readonly path: string;
      /** What kind of answer is wanted, as a command's argument. */
      readonly spec: Readonly<Record<string, unknown>>;
      readonly mentions: readonly { readonly dingtalkId: string; readonly userId?: string }[];
      /** Answers that could not be read. */
      readonly failures: number;
    }
  /** Which command was meant: the texts that would have been understood. */
  | {
      readonly kind: "meant";
      readonly texts: readonly string[];
      readonly mentions: readonly { readonly dingtalkId: string; readonly userId?: string }[];
    };

export interface SessionFilter {
  readonly person?: string;
  readonly conversation?: string;
  readonly now: number;
  readonly limit: number;
}
