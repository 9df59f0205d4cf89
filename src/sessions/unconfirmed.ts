import type { NewEntry } from "../core/entry.ts";
import type { Locale } from "../core/locale.ts";
import type { Session } from "../core/session.ts";
import { textsOf } from "../texts/texts-of.ts";

/** Tells who gave a command that nobody said yes to it; nothing for a session that waits for something else. */
export function unconfirmedEntry(
  { robot, conversation, command, state }: Session,
  nameOf: (command: string, locale: Locale) => string,
): NewEntry | undefined {
  if (state.kind !== "confirm") return undefined;
  const { sender, kind, locale } = state.said;
  const isGroup = kind === "group";
  const text = textsOf(locale).confirm.expired(sender.id, nameOf(command, locale));
  return {
    // Those who were asked together are told once.
    key: `unconfirmed:${state.asked.join(" ")}`,
    destination: isGroup
      ? { kind: "group", robot, conversation }
      : { kind: "person", robot, userId: sender.id },
    reply: {
      content: { type: "text", text: isGroup ? text : text.replace(`@${sender.id} `, "") },
      mentions: isGroup ? [sender.id] : [],
    },
  };
}
