import { defineSchedule, type Destination } from "../../src/index.ts";
import { helpers } from "./helpers.ts";
import { keepTicket, listTickets, type Ticket } from "./ticket.ts";

/** Tells those who lead the helpdesk, or all of it, that nobody has taken a ticket; once each. */
export const nudge = defineSchedule(async (ctx) => {
  const leads = ctx.people.withRole("helpdesk-lead");
  const called = leads.length > 0 ? leads : helpers(ctx);
  for (const ticket of await listTickets(ctx.memory)) {
    if (ticket.taker !== null || ticket.nudge === null || ticket.nudge > ctx.now) continue;
    for (const to of placesOf(ticket, called)) {
      const mentions = to.kind === "group" ? called : [];
      const { say } = await ctx.inLanguageOf(to, { mentions });
      const text = say({
        zh: `工单 ${ticket.id} 还没人接：${ticket.title}（${ticket.byName}）。接单请回复「接单 ${ticket.id}」`,
        en: `Nobody has taken ticket ${ticket.id}: ${ticket.title} (${ticket.byName}). To take it reply "take-ticket ${ticket.id}"`,
      });
      ctx.postTo(to, text, { mentions });
    }
    keepTicket(ctx.memory, { ...ticket, nudge: null });
  }
});

/** The group it was opened in; otherwise each of those who are called, and whoever opened it. */
function placesOf({ opened }: Ticket, called: readonly string[]): Destination[] {
  if (opened.kind === "group") return [opened];
  return [...called.map((userId) => ({ ...opened, kind: "person" as const, userId })), opened];
}
