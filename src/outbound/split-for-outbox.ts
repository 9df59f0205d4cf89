import type { NewEntry } from "../core/entry.ts";
import { splitReply } from "../dingtalk/split-reply.ts";

/**
 * Cuts an entry that is too long for one message into several, before it is kept: each then has its own
 * turn in its lane. Their keys are `<key>/1`, `<key>/2`, …
 */
export function splitForOutbox(entry: NewEntry): readonly NewEntry[] {
  const parts = splitReply(entry.reply);
  if (parts.length <= 1) return [entry];
  return parts.map((reply, index) => ({
    key: `${entry.key}/${index + 1}`,
    destination: entry.destination,
    reply,
  }));
}
