import type { SessionWebhook } from "./destination.ts";

/** What a person said, parsed. */
export interface Message {
  /** DingTalk's `msgId`: unique per robot. */
  readonly id: string;
  readonly robot: string;
  readonly conversation: Conversation;
  readonly sender: Sender;
  /** The words, without the @ of the bot and with white space trimmed; empty when there are none. */
  readonly text: string;
  /** Everybody @-ed but the bot, in DingTalk's order, which is not the order in the text. */
  readonly mentions: readonly Mention[];
  readonly parts: readonly MessagePart[];
  readonly quoted?: QuotedMessage;
  readonly sessionWebhook?: SessionWebhook;
  readonly sentAt: number;
  /** The company's quota is used up: DingTalk passes the message on without its content (errorCode 20001). */
  readonly quotaExhausted: boolean;
}

export interface Conversation {
  readonly id: string;
  readonly kind: "group" | "person";
  readonly title?: string;
}

export interface Sender {
  /** The staff id where there is one, else the encrypted id. */
  readonly id: string;
  readonly userId?: string;
  readonly dingtalkId: string;
  readonly name: string;
  readonly isAdmin: boolean;
}

export interface Mention {
  readonly dingtalkId: string;
  readonly userId?: string;
}

/** A piece of a message other than its words. `unknown` is a type the robot cannot receive. */
export type MessagePart =
  | { readonly kind: "picture"; readonly downloadCode: string }
  | {
      readonly kind: "audio";
      readonly downloadCode: string;
      readonly recognition: string;
      readonly durationMs?: number;
    }
  | { readonly kind: "video"; readonly downloadCode: string; readonly videoType: string }
  | { readonly kind: "file"; readonly downloadCode: string; readonly fileName: string }
  | { readonly kind: "unknown"; readonly msgtype: string };

/** A piece that is a file and can be fetched. */
export type FilePart = Exclude<MessagePart, { readonly kind: "unknown" }>;

export interface QuotedMessage {
  readonly id?: string;
  readonly senderId?: string;
  readonly text: string;
  readonly parts: readonly MessagePart[];
}
