import type { CalendarEvent, CommandContext, Localized } from "../../../src/index.ts";
import { tell } from "../tell.ts";

/** Answers, and lets everybody who was to come know. */
export async function tellEvent(
  ctx: Pick<CommandContext, "message" | "reply" | "post" | "say" | "inLanguageOf">,
  event: CalendarEvent,
  said: Localized,
  hint: Localized = { zh: "", en: "" },
): Promise<void> {
  const coming = event.people.filter(({ declinedAt }) => declinedAt === undefined);
  await tell(
    ctx,
    event,
    coming.map(({ userId }) => userId),
    said,
    hint,
  );
}
