import type { CalendarEvent, CommandContext, Localized } from "../../../src/index.ts";
import { tell } from "../tell.ts";

/** Answers, and lets everybody who was to come know. */
export function tellEvent(
  ctx: Pick<CommandContext, "message" | "reply" | "post" | "say">,
  event: CalendarEvent,
  said: Localized,
  hint: Localized = { zh: "", en: "" },
): void {
  const coming = event.people.filter(({ declinedAt }) => declinedAt === undefined);
  tell(
    ctx,
    event,
    coming.map(({ userId }) => userId),
    said,
    hint,
  );
}
