import { defineStep, ReplyError, type StepContext, type Task } from "../../src/index.ts";
import { requireHelper } from "./helpers.ts";
import { forgetTicket, keepTicket, listTickets, type Ticket } from "./ticket.ts";

/** Makes the sender a ticket's owner. */
export const take = defineStep(async (ctx) => {
  requireHelper(ctx);
  const ticket = await findTicket(ctx, ({ taker }) => taker === null);
  const { id, name } = ctx.message.sender;
  if (ticket.taker !== null) {
    throw new ReplyError(
      ctx.say({
        zh: `${ticket.takerName} 已经接了工单 ${ticket.id}。`,
        en: `${ticket.takerName} has taken ticket ${ticket.id} already.`,
      }),
    );
  }
  const taken = { ...ticket, taker: id, takerName: name, nudge: null };
  keepTicket(ctx.memory, taken);
  // A task cannot be due before it is made.
  return { ...taken, due: Math.max(ticket.due, ctx.now + shortestMs) };
});

const shortestMs = 60 * 60_000;

/** Which task it became. */
export const keepTask = defineStep(async (ctx) => {
  const ticket = await findTicket(ctx, () => false);
  keepTicket(ctx.memory, { ...ticket, task: String(ctx.with["task"]) });
});

/** Only whoever took it knows whether it is solved. */
export const close = defineStep(async (ctx) => {
  const { id } = ctx.message.sender;
  const ticket = await findTicket(ctx, ({ taker }) => taker === id);
  if (ticket.taker !== id) {
    const owner = ticket.takerName;
    throw new ReplyError(
      ticket.taker === null
        ? ctx.say({
            zh: `工单 ${ticket.id} 还没人接，先回复「接单 ${ticket.id}」。`,
            en: `Nobody has taken ticket ${ticket.id}; reply "take-ticket ${ticket.id}" first.`,
          })
        : ctx.say({
            zh: `工单 ${ticket.id} 是 ${owner} 接的，只有 ${owner} 能关。`,
            en: `${owner} took ticket ${ticket.id}, and only ${owner} may close it.`,
          }),
    );
  }
  const task = ticket.task === null ? undefined : await ctx.tasks.find(ticket.task);
  if (task !== undefined && isOpen(task)) await ctx.tasks.complete(task);
  forgetTicket(ctx.memory, ticket);
  return ticket;
});

function isOpen({ assignees, droppedAt }: Task): boolean {
  return droppedAt === undefined && assignees.some(({ doneAt }) => doneAt === undefined);
}

/** The ticket that was named, or the only one that could be meant. */
async function findTicket(ctx: StepContext, isMeant: (ticket: Ticket) => boolean): Promise<Ticket> {
  const said = ctx.with["ticket"];
  const tickets = await listTickets(ctx.memory);
  const id = typeof said === "string" ? said.toUpperCase() : undefined;
  const found = tickets.filter((one) => (id === undefined ? isMeant(one) : one.id === id));
  const [ticket, other] = found;
  if (ticket !== undefined && other === undefined) return ticket;
  const ids = found.map((one) => one.id).join("、");
  throw new ReplyError(
    other === undefined
      ? ctx.say({
          zh: id === undefined ? "没有这样的工单。" : `没有工单 ${id}。`,
          en: id === undefined ? "There is no such ticket." : `There is no ticket ${id}.`,
        })
      : ctx.say({ zh: `请说是哪一个：${ids}`, en: `Which one? ${ids}` }),
  );
}
