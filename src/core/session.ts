import { minuteMs } from "./clock.ts";
import type { Locale } from "./locale.ts";
import type { Conversation, Message, QuotedMessage, Sender } from "./message.ts";

/** How long the bot waits to be answered. */
export const sessionTtlMs = 15 * minuteMs;
/** How long it waits for a yes before it does something that cannot be undone. */
export const confirmationTtlMs = 5 * minuteMs;

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

/**
 * Where a session is kept that was begun by a message of the bot's own: it does not know the conversation's id until
 * the person writes there.
 */
export function privatePlace(person: string): string {
  return `@${person}`;
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
  /** A yes to a command that is understood: of whoever gave it, or of others. */
  | {
      readonly kind: "confirm";
      readonly args: Readonly<Record<string, unknown>>;
      /** The message that gave the command. */
      readonly said: {
        readonly sender: Sender;
        readonly text: string;
        readonly kind: Conversation["kind"];
        /** Where it was given, when those who are asked are asked elsewhere. */
        readonly conversation?: Conversation;
        readonly quoted?: QuotedMessage;
        readonly locale: Locale;
      };
      /** The sessions of all who are asked; the first answer ends them. */
      readonly asked: readonly string[];
      readonly mentions: Message["mentions"];
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
  /** Behind this one, in the order of the list. */
  readonly after?: Pick<Session, "startedAt" | "id">;
  readonly limit: number;
}
