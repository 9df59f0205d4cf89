import type { Content } from "../core/reply.ts";
import { fitsOneMessage } from "../dingtalk/split-reply.ts";
import type { Merged } from "./merge.ts";

/** `merged` with `notice` as its last paragraph; as it is where it has no text to add to, or no room left. */
export function withNotice(merged: Merged, notice: string): Merged {
  const reply = { ...merged.reply, content: addTo(merged.reply.content, notice) };
  return fitsOneMessage(reply) ? { ...merged, reply, plain: addTo(merged.plain, notice) } : merged;
}

function addTo(content: Content, notice: string): Content {
  if (content.type !== "text" && content.type !== "markdown") return content;
  return { ...content, text: `${content.text}\n\n${notice}` };
}
