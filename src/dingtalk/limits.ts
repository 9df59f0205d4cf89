/** The whole JSON body of a webhook send (errcode 460101, protocol §2.3). */
export const webhookBodyLimitBytes = 20_000;

/** The `msgParam` string of an OpenAPI send (protocol §4.1, K0714/K0716). */
export const msgParamLimitBytes = 15_000;

/** People one message may @ (protocol §2.3). */
export const mentionLimit = 50;

/** What DingTalk carries per minute and webhook robot before it blocks for ten minutes (protocol §2.3). */
export const platformMessagesPerMinute = 20;

/**
 * What one lane carries: under DingTalk's 20 in 60 s, because a send may arrive later than it left
 * and the two clocks are not one.
 */
export const laneLimit = { messages: 18, windowMs: 61_000 } as const;

/** How long DingTalk blocks a robot that sent too fast (protocol §2.3). */
export const robotBlockMs = 600_000;

/** How long before it expires a session webhook is no longer used (protocol §3). */
export const sessionMarginMs = 300_000;

/** How long before it expires an access token is renewed (protocol §5: what the official SDKs do). */
export const tokenLeadMs = 300_000;

/**
 * What one app calls one API at most: DingTalk's standard edition takes 20 in a second (protocol §11).
 * The window is longer, since calls may arrive closer together than they left.
 */
export const apiCallLimit = { calls: 20, windowMs: 1050, queued: 5000 } as const;

/** The largest file `media/upload` takes (protocol §4.6). */
export const mediaLimitBytes = 20 * 1024 * 1024;

/** File types a `sampleFile` message may have (protocol §4.2, K0699). */
export const fileMessageTypes: ReadonlySet<string> = new Set([
  "xlsx",
  "pdf",
  "zip",
  "rar",
  "doc",
  "docx",
]);

/** Characters of a title that are kept: it is only shown in lists and notifications, which cut it anyway. */
export const titleLimitChars = 100;
