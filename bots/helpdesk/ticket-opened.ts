import { defineStep, ReplyError, type StepContext } from "../../src/index.ts";
import { helpers } from "./helpers.ts";
import { keepTicket } from "./ticket.ts";

/** Alone with the bot nobody else could take a ticket: said before anything is asked. */
export const checkHelpers = defineStep((ctx) => {
  if (!isPrivate(ctx) || helpers(ctx).length > 0) return;
  throw new ReplyError(
    ctx.say({
      zh: "还没有人接工单。请在群里报修，或请管理员在 config.yaml 的 roles 里写 helpdesk: [userId]",
      en: "Nobody takes tickets yet. Ask in a group, or have an admin write helpdesk: [user id] under roles of config.yaml",
    }),
  );
});

/** Keeps a new ticket; answers what is said about it. */
export const openTicket = defineStep((ctx) => {
  const { id, kind, what, where, due, nudge } = ctx.with;
  const { sender, robot, conversation } = ctx.message;
  const title = `[${String(kind)}] ${String(what)} · ${String(where)}`.slice(0, longestTitle);
  keepTicket(ctx.memory, {
    id: String(id),
    title,
    by: sender.id,
    byName: sender.name,
    opened: isPrivate(ctx)
      ? { kind: "person", robot, userId: sender.id }
      : { kind: "group", robot, conversation: conversation.id },
    due: Number(due),
    nudge: Number(nudge),
    taker: null,
    takerName: "",
    task: null,
  });
  return { title, due, private: isPrivate(ctx), anyone: helpers(ctx).length === 0 };
});

const longestTitle = 120;

function isPrivate({ message }: StepContext): boolean {
  return message.conversation.kind === "person";
}
