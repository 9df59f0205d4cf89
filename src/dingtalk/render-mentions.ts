import type { Reply } from "../core/reply.ts";
import { mentionLimit } from "./limits.ts";

/** The `at` of a webhook message. */
export interface At {
  /** A group's settings may refuse it (protocol §2.3). */
  readonly isAtAll?: true;
  readonly atUserIds?: readonly string[];
  readonly atDingtalkIds?: readonly string[];
}

// An encrypted id is no user id. Custom robots, which get no staff ids, were seen to @ with a field of its
// own, the id not being in the text, where nobody could read it (protocol §2.5, undocumented).
const encryptedId = /^\$:/;

/** Whether DingTalk's OpenAPI takes `id` as a user id; an encrypted id it does not (protocol §0.3). */
export function isUserId(id: string): boolean {
  return id !== "" && !encryptedId.test(id);
}

/** Who is @-ed, in the shape of a webhook; `undefined` when nobody is. */
export function atOf({ mentions, everyone }: Omit<Reply, "content">): At | undefined {
  const people = uniqueMentions(mentions).slice(0, mentionLimit);
  if (people.length === 0 && everyone !== true) return undefined;
  const userIds = people.filter((id) => isUserId(id));
  const encrypted = people.filter((id) => !isUserId(id));
  return {
    ...(everyone === true ? { isAtAll: true } : {}),
    ...(userIds.length === 0 ? {} : { atUserIds: userIds }),
    ...(encrypted.length === 0 ? {} : { atDingtalkIds: encrypted }),
  };
}

/** The text with `@userId` in it for everybody @-ed: without it DingTalk notifies nobody (protocol §2.5). */
export function withMentions(
  text: string,
  mentions: readonly string[],
  format: "text" | "markdown",
): string {
  const missing = uniqueMentions(mentions)
    .slice(0, mentionLimit)
    .filter((id) => isUserId(id) && !mentioned(text, id));
  if (missing.length === 0) return text;
  const line = missing.map((id) => `@${id}`).join(" ");
  if (text.trim() === "") return line;
  // A heading, list or table only opens at the start of a line, so markdown begins on its own.
  if (format === "markdown") return `${line}\n\n${text}`;
  return text.includes("\n") ? `${line}\n${text}` : `${line} ${text}`;
}

/** Each id once, in order; empty ids left out. */
export function uniqueMentions(mentions: readonly string[]): readonly string[] {
  return [...new Set(mentions)].filter((id) => id !== "");
}

function mentioned(text: string, id: string): boolean {
  const mention = `@${id}`;
  for (let at = text.indexOf(mention); at !== -1; at = text.indexOf(mention, at + 1)) {
    // `@user1` is not in `@user12`.
    if (!/\w/.test(text.charAt(at + mention.length))) return true;
  }
  return false;
}
