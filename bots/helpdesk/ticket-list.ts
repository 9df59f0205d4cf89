import { defineStep } from "../../src/index.ts";
import { helpers } from "./helpers.ts";
import { listTickets } from "./ticket.ts";

const longestList = 20;

/** Those who take tickets see all of them, others their own. */
export const openTickets = defineStep(async (ctx) => {
  const { id } = ctx.message.sender;
  const known = helpers(ctx);
  const all = known.length === 0 || known.includes(id);
  const tickets = await listTickets(ctx.memory);
  return tickets.filter((one) => all || one.by === id).slice(0, longestList);
});
