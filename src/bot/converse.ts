import { renderOutcome } from "../commands/outcome-text.ts";
import { isIdAlone } from "../commands/id-command.ts";
import { resume } from "../commands/resume.ts";
import { route, type RouteOutcome } from "../commands/router.ts";
import type { Message } from "../core/message.ts";
import type { Middleware } from "../core/middleware.ts";
import type { Session, SessionState } from "../core/session.ts";
import { choiceOf, isLeaving, isNo, isYes, textNamed } from "../sessions/words.ts";
import { textsOf } from "../texts/texts-of.ts";
import type { AnswerOptions } from "./answer.ts";
import { answerConfirmation } from "./answer-confirmation.ts";
import { isDecision, leaveRun, readAnswer } from "./answer-run.ts";
import { argumentState, ask, valuesOf } from "./ask.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";
import { wantsFile } from "./wants-file.ts";
import { runCommand } from "./run-command.ts";

/** Answers that could not be read before the bot stops asking. */
const maxFailures = 3;

/**
 * Takes a message as the answer to what the bot asked this person in this conversation; a message that is clearly
 * another command ends the session and goes on to be that command.
 */
export function converse(options: AnswerOptions): Middleware<BotContext> {
  return async (context, next) => {
    const { message, session, locale } = context;
    // An @ alone answers who is meant.
    const saysNothing =
      message.text.trim() === "" && message.mentions.length === 0 && message.parts.length === 0;
    if (session === undefined && isLeaving(message.text)) {
      const { kind } = routeMessage(message, context, options);
      if (kind === "unknown") say(context, textsOf(locale).session.none);
      else await next();
      return;
    }
    if (session === undefined || saysNothing) {
      await next();
      return;
    }
    const end = (): void => endSession(session, context);
    if (session.state.kind === "confirm") {
      await converseConfirmation(session, session.state, { context, options, next });
      return;
    }
    if (isLeaving(message.text) && !isDecision(session)) {
      end();
      leaveRun(session, context);
      say(context, textsOf(locale).session.left);
      return;
    }
    const isFile =
      message.text.trim() === "" &&
      message.parts.length > 0 &&
      wantsFile(session, options.registry());
    const byNameOnly = isForText(session, options);
    // A file alone is a command's as well, but the answer where it was asked for.
    const other = isFile ? undefined : routeMessage(message, context, options, byNameOnly);
    if (
      other?.kind === "help" ||
      (other?.kind === "match" && other.command.definition.isAside === true)
    ) {
      await next();
      return;
    }
    const isPatient = options.registry().find(session.command)?.definition.isPatient === true;
    // T2 is the answer to which task first, and only else a wish to see it.
    const isOther =
      (other?.kind === "match" && !isIdAlone(message.text)) ||
      (!isFile && beginsCommand(message, session, context, options));
    const outcome = isOther ? undefined : read(session, context, options);
    if (outcome === undefined || outcome === "declined") {
      if (!isPatient) end();
      leaveRun(session, context);
      if (outcome === undefined) await next();
      else say(context, textsOf(locale).session.left);
      return;
    }
    if (outcome.kind === "match") {
      end();
      await runCommand(context, outcome.command, outcome.args, options);
      return;
    }
    askAgain(outcome, session, context, options);
  };
}

/** A yes or a no; anything else that is understood goes on, and ends what the asker was asked. */
async function converseConfirmation(
  session: Session,
  state: Extract<SessionState, { kind: "confirm" }>,
  turn: { readonly context: BotContext; readonly options: AnswerOptions; next(): Promise<void> },
): Promise<void> {
  const { context, options } = turn;
  if (await answerConfirmation(session, state, context, options)) return;
  const { message, unit, locale } = context;
  const isAsker = state.said.sender.id === message.sender.id;
  const other = routeMessage(message, context, options);
  const isNothing = other.kind === "unknown" && other.suggestions.length === 0;
  if (isAsker && isNothing && state.failures + 1 < maxFailures) {
    const again = { ...session, state: { ...state, failures: state.failures + 1 } };
    unit.write((stores) => stores.sessions.put(again));
    say(context, textsOf(locale).confirm.again);
    return;
  }
  const isAside = other.kind === "match" && other.command.definition.isAside === true;
  if (isAsker && !isAside && other.kind !== "help") {
    unit.write(async ({ sessions }) => {
      for (const id of state.asked) await sessions.remove(id);
    });
    if (isNothing) {
      say(context, textsOf(locale).session.givenUp);
      return;
    }
  }
  await turn.next();
}

/** 提醒我 下周 体检: a command by its name, of which something is still to be asked. */
function beginsCommand(
  message: Message,
  session: Session,
  context: BotContext,
  options: AnswerOptions,
): boolean {
  if (isForText(session, options)) return false;
  const { kind } = routeMessage(message, context, options, true);
  return kind === "missing" || kind === "invalid";
}

/** What an answer comes to; undefined when it has nothing to do with the question. */
function read(
  session: Session,
  context: BotContext,
  options: AnswerOptions,
): RouteOutcome | "declined" | undefined {
  const { message, now } = context;
  const { state } = session;
  if (state.kind === "meant") return readMeant(state, context, options);
  const place = { message, now, zone: options.zone, time: options.time };
  if (state.kind === "run") return readAnswer(state, session.askedAt, place);
  if (state.kind !== "argument") return undefined;
  const command = options.registry().find(session.command);
  // Its pack may have been changed or removed since the question.
  if (command?.definition.args[state.arg] === undefined) return undefined;
  const { arg, mentions } = state;
  const said = state.said === undefined ? {} : { said: state.said };
  const unfinished = {
    command,
    arg,
    values: valuesOf(state),
    mentions,
    askedAt: session.askedAt,
    ...said,
  };
  return resume(unfinished, place);
}

function readMeant(
  state: Extract<SessionState, { kind: "meant" }>,
  context: BotContext,
  options: AnswerOptions,
): RouteOutcome | "declined" | undefined {
  const said = context.message.text;
  if (isNo(said)) return "declined";
  const number = choiceOf(said, state.texts.length) ?? (isYes(said) ? 1 : undefined);
  const text = number === undefined ? textNamed(said, state.texts) : state.texts[number - 1];
  if (text === undefined) return undefined;
  const mentions = context.message.mentions.length > 0 ? context.message.mentions : state.mentions;
  return routeMessage({ ...context.message, text, mentions }, context, options);
}

/** Asks for what is still missing, or once more; gives up when nothing could be made of several answers. */
function askAgain(
  outcome: Exclude<RouteOutcome, { kind: "match" }>,
  session: Session,
  context: BotContext,
  options: AnswerOptions,
): void {
  const texts = textsOf(context.locale).session;
  const said = render(outcome, context, options);
  if (outcome.kind === "missing") {
    const state = argumentState(outcome, session.state.mentions);
    ask(context, options.random, {
      command: outcome.command.definition.name,
      state,
      since: session,
    });
    say(context, said);
    return;
  }
  const { state } = session;
  if (
    outcome.kind !== "invalid" ||
    state.kind === "meant" ||
    state.kind === "confirm" ||
    state.failures + 1 >= maxFailures
  ) {
    endSession(session, context);
    leaveRun(session, context);
    say(context, outcome.kind === "invalid" ? `${said}\n${texts.givenUp}` : said);
    return;
  }
  const again =
    state.kind === "run"
      ? { ...state, failures: state.failures + 1 }
      : argumentState(asAsked(outcome, state), state.mentions, state.failures + 1);
  ask(context, options.random, { command: session.command, state: again, since: session });
  say(context, `${said}\n${texts.again}`);
}

/** What is asked once more: the words of a time that is still half understood, or what was asked before. */
function asAsked(
  { problem, values }: Extract<RouteOutcome, { kind: "invalid" }>,
  state: Extract<SessionState, { kind: "argument" }>,
) {
  if (problem.kind === "ambiguous") return { arg: problem.arg, values, said: problem.said };
  const said = state.said === undefined ? {} : { said: state.said };
  return { arg: state.arg, values: valuesOf(state), ...said };
}

/** Whether any words may be the answer: then only a command's name interrupts, no sentence. */
function isForText({ command, state }: Session, { registry }: AnswerOptions): boolean {
  if (state.kind === "run") return state.spec["type"] === "text";
  if (state.kind !== "argument") return false;
  return registry().find(command)?.definition.args[state.arg]?.type === "text";
}

function endSession({ id }: Session, { unit }: BotContext): void {
  unit.write(async (stores) => void (await stores.sessions.remove(id)));
}

function routeMessage(
  message: Message,
  { now, locale, caller }: BotContext,
  options: AnswerOptions,
  byNameOnly = false,
): RouteOutcome {
  const { zone, time } = options;
  return route(message, caller, options.registry(), { now, zone, locale, time, byNameOnly });
}

function render(
  outcome: Exclude<RouteOutcome, { kind: "match" }>,
  context: BotContext,
  options: AnswerOptions,
): string {
  const { locale, caller } = context;
  const { name: bot } = options;
  return renderOutcome(outcome, { bot, caller, registry: options.registry(), locale });
}

function say(context: BotContext, text: string): void {
  createSpeaker(context.key, context.unit)(answerDestination(context.message), text);
}
