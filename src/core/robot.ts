import type { Locale } from "./locale.ts";

/** DingTalk's object behind the bot. An app robot is verified by sign, a custom robot by token. */
export type Robot = AppRobot | CustomRobot;

/** An enterprise app's robot: it has credentials, so it can also use the OpenAPI. */
export interface AppRobot {
  readonly kind: "app";
  readonly id: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** Equals the app key for internal apps (protocol: identifiers, K0781). */
  readonly robotCode: string;
  /** The app's number, for work notifications. */
  readonly agentId?: number;
  /** For encrypted event callbacks; without it events come over Stream mode only. */
  readonly events?: EventKeys;
  /** What card callbacks over HTTP are signed with. */
  readonly cardSecret?: string;
}

/** What an app and DingTalk share for event callbacks (protocol §8.3). */
export interface EventKeys {
  readonly token: string;
  readonly aesKey: string;
  /** For whom pushes may be meant: the app key, and the corp id where the old API registered the address. */
  readonly ownerKeys: readonly string[];
}

/** A group's custom robot with Outgoing switched on: webhooks only. */
export interface CustomRobot {
  readonly kind: "custom";
  readonly id: string;
  readonly token: string;
}

/** A group the bot may post to unasked. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly conversation: string;
  /** The robot that posts there. */
  readonly robot: string;
  readonly webhook?: GroupWebhook;
  /** In which language the bot speaks there. */
  readonly locale?: Locale;
  /** User ids of those who decide there, besides its owner. */
  readonly admins?: readonly string[];
}

/** The address of a robot in one group. The URL is a credential and is never logged. */
export interface GroupWebhook {
  readonly url: string;
  readonly secret?: string;
}
