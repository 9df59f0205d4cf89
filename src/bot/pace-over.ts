import type { NewEntry } from "../core/entry.ts";
import type { PaceOver } from "../core/pace.ts";
import { textsOf } from "../texts/texts-of.ts";

/** Tells somebody who said too much that they are heard again, and how much was not. */
export function paceOverEntry({ person, since, count, told }: PaceOver): NewEntry {
  const { destination, locale, limit } = told;
  const isGroup = destination.kind === "group";
  const text = textsOf(locale).heardAgain(count - limit);
  return {
    key: `pace over ${person} ${since}`,
    destination,
    reply: {
      content: { type: "text", text },
      mentions: isGroup ? [person] : [],
    },
  };
}
