import { isRunningText, type Shown } from "../chat/shown.ts";
import { type JsonRecord, recordIn, textsIn } from "../json.ts";
import type { Person } from "../world/world.ts";

/** A message with its mentions as the members see them. */
export interface Resolved {
  readonly shown: Shown;
  /** Those who are notified. */
  readonly mentions: readonly string[];
  readonly atAll: boolean;
}

// Protocol §2.3.
const mostMentions = 50;

/**
 * Resolves `at` (protocol §2.5): only members are @-ed, and only where the text has `@userId`, which the
 * client shows as the name. Unknown ids are no error. Links and feed cards @ nobody; an action card @-s
 * by its text alone.
 */
export function resolveMentions(
  shown: Shown,
  payload: JsonRecord,
  members: readonly Person[],
): Resolved {
  if (!isRunningText(shown)) {
    return { shown, mentions: [], atAll: false };
  }
  const at = recordIn(payload, "at") ?? {};
  const asked = new Set(textsIn(at, "atUserIds").slice(0, mostMentions));
  const notified = members
    .filter(({ id }) => shown.kind === "card" || asked.has(id))
    .filter(({ id }) => shown.text.search(mentionOf(id)) !== -1);
  // Longer ids first: @li must not eat the beginning of @li2.
  const byLength = notified.toSorted((a, b) => b.id.length - a.id.length);
  const text = byLength.reduce(
    (done, { id, name }) => done.replaceAll(mentionOf(id), () => `@${name}`),
    shown.text,
  );
  return {
    shown: { ...shown, text },
    mentions: notified.map(({ id }) => id),
    atAll: at["isAtAll"] === true || at["isAtAll"] === "true",
  };
}

function mentionOf(id: string): RegExp {
  return new RegExp(`@${RegExp.escape(id)}(?![A-Za-z0-9_])`, "g");
}
