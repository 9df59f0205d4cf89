import { answerRun } from "../core/run-changes.ts";
import type { Middleware } from "../core/middleware.ts";
import type { Run } from "../core/run.ts";
import type { RunStore } from "../core/run-store.ts";
import type { SessionStore } from "../core/storage.ts";
import { decisionOf } from "../sessions/words.ts";
import { textsOf } from "../texts/texts-of.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";

export interface DecideOptions {
  readonly stores: {
    readonly runs: Pick<RunStore, "list">;
    readonly sessions: Pick<SessionStore, "list">;
  };
}

/** More confirmations than these nobody waits for at once. */
const mostWaiting = 200;

/** Takes 同意 and 拒绝 as the decision of somebody who was asked to confirm what another person wants to run. */
export function decide({ stores }: DecideOptions): Middleware<BotContext> {
  return async (context, next) => {
    const { message, now, unit, session, locale } = context;
    const said = decisionOf(message.text);
    if (said === undefined) {
      await next();
      return;
    }
    const { conversation, sender } = message;
    // Who is asked something and says yes or no without an id answers that.
    const isOwnAnswer = said.id === undefined && session !== undefined;
    const waiting = isOwnAnswer
      ? []
      : await stores.runs.list({ waits: "decision", limit: mostWaiting });
    const own = waiting.filter((run) => mayDecide(run, sender.id) && isMeant(run, said.id));
    const here = own.filter((run) => run.conversation === conversation.id);
    const candidates = here.length > 0 ? here : own;
    const [run, other] = candidates;
    const texts = textsOf(locale).decision;
    const say = (text: string): void =>
      createSpeaker(context.key, unit)(answerDestination(message), text);
    if (run === undefined) {
      const isOfOthers = said.id !== undefined && waiting.some((one) => isMeant(one, said.id));
      if (isOfOthers) say(texts.notYours);
      else if (said.id !== undefined) say(texts.over(said.id));
      else if (session === undefined && (await isOthers(context, waiting, stores))) {
        say(texts.notYours);
      } else await next();
      return;
    }
    if (other !== undefined) {
      say(texts.which(candidates.map(({ id }) => id)));
      return;
    }
    const { agrees } = said;
    const path = run.state.wait?.path ?? "";
    const value = { agreed: agrees, by: sender.id, name: sender.name };
    const note = `${agrees ? "agreed" : "declined"} by ${sender.id}`;
    unit.write(async ({ runs }) => {
      await runs.change(run.id, (found) => answerRun(found, { path, value, note }, now));
    });
    // In the group what follows says enough.
    if (run.conversation !== conversation.id) say(agrees ? texts.agreed : texts.declined);
  };
}

/** Whether something waits in this conversation for the yes of somebody else. */
async function isOthers(
  { message, now }: BotContext,
  waiting: readonly Run[],
  { sessions }: DecideOptions["stores"],
): Promise<boolean> {
  const conversation = message.conversation.id;
  if (waiting.some((run) => run.conversation === conversation)) return true;
  const asked = await sessions.list({ conversation, now, limit: mostWaiting });
  return asked.some(({ state }) => state.kind === "confirm");
}

function mayDecide({ state: { wait } }: Run, person: string): boolean {
  return wait?.kind === "decision" && person !== "" && wait.by.includes(person);
}

function isMeant({ id }: Run, said: string | undefined): boolean {
  return said === undefined || said === id;
}
