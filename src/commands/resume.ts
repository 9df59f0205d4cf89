import type { Message } from "../core/message.ts";
import type { ArgSpec, ArgSpecs } from "./definition.ts";
import { findTime } from "./find-time.ts";
import { clean } from "./fold.ts";
import { parseArguments, type ArgValues, type ParseContext } from "./parse-arguments.ts";
import { createTokenReader } from "./tokens.ts";
import { skipNames, withoutNames } from "./people.ts";
import type { ArgProblem } from "./problem.ts";
import { completeTimeText } from "./read-time.ts";
import type { RegisteredCommand } from "./registry.ts";
import { outcomeOf, type RouteOutcome } from "./router.ts";

/** A command that waits for an argument. */
export interface Unfinished {
  readonly command: RegisteredCommand;
  readonly arg: string;
  readonly values: ArgValues;
  /** Who was @-ed when the command was given. */
  readonly mentions: Message["mentions"];
  /** The words of a time that was only half understood, which the answer completes. */
  readonly said?: string;
  readonly askedAt: number;
}

/**
 * Goes on with a command whose missing argument `message` says; it may say others that are missing too. `undefined` when
 * the message has a time that was asked for, and much besides that nobody asked for: it is about something else.
 */
export function resume(unfinished: Unfinished, context: ParseContext): RouteOutcome | undefined {
  const { command, arg, values } = unfinished;
  const mentions =
    context.message.mentions.length > 0 ? context.message.mentions : unfinished.mentions;
  const message = { ...context.message, mentions };
  const text = clean(message.text);
  const said = text.slice(skipNames(createTokenReader(text), 0)).trim();
  const specs = askedFirst(command.definition.args, arg, values);
  const asked = specs[arg];
  if (unfinished.said !== undefined && asked?.type === "time") {
    return completed(unfinished, unfinished.said, asked, { ...context, message, answer: said });
  }
  const read = parseArguments(said, specs, { ...context, message }, values);
  // 给他 @韩梅梅: to the question who, the @ is the answer, whatever was said with it.
  const isAt = specs[arg]?.type === "mention" || specs[arg]?.type === "who";
  if (isAt && mentions.length > 0 && read.kind === "problem" && read.problem.kind === "extra") {
    return outcomeOf(command, parseArguments("", specs, { ...context, message }, values));
  }
  return outcomeOf(command, read);
}

/** Goes on when the answer completes a time; what was left of its words is read as the other arguments. */
function completed(
  { command, arg, values, askedAt }: Unfinished,
  said: string,
  spec: Extract<ArgSpec, { type: "time" }>,
  context: ParseContext & { readonly answer: string },
): RouteOutcome | undefined {
  const { answer } = context;
  if (saysMoreThanTime(answer, context)) return undefined;
  const setting = { ...context.time, now: context.now, zone: context.zone };
  const read = completeTimeText({ arg, spec, text: said, given: answer, answer, askedAt }, setting);
  if (read.kind === "value") {
    const known = new Map([...values, [arg, read.value] as const]);
    return outcomeOf(command, parseArguments(read.rest, command.definition.args, context, known));
  }
  const problem: ArgProblem =
    read.kind === "problem"
      ? read.problem
      : { kind: "invalid", arg, given: answer, expected: { type: "time" } };
  return outcomeOf(command, { kind: "problem", problem, values });
}

/** Whether words stand beside a time that are none of an answer: 转告 @王芳 明天不用来了, but not 那就下午3点吧. */
function saysMoreThanTime(answer: string, context: ParseContext): boolean {
  const time = findTime(answer, context);
  if (time === undefined || time.result.kind === "none") return false;
  const besides = withoutNames(time.left).replace(answering, "");
  return Array.from(besides.matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)).length > mostBesides;
}

const answering =
  /那就|那么|就是|应该|可以|改成|改到|改为|定在|放在|安排在|推迟到|延到|提醒我|提醒|截止|之前|以前|左右|时候|我说的是|我是说|我的意思是|就|那|是|在|到|前|后|吧|啊|呢|呀|哦|哈|嗯|好的|好|对|行|的|了|要|请|麻烦|谢谢|\b(?:let's|let us|make|say|it|at|on|by|in|for|the|please|thanks|thank you|ok|okay|yes|yeah|i|mean|meant|how about|maybe|should|be|would|do|fine|good|then|to|is|that|around|about)\b/giu;
const mostBesides = 3;

/** The arguments with the one that was asked for in front; a text that is all that is missing takes the whole answer. */
function askedFirst(specs: ArgSpecs, arg: string, values: ArgValues): ArgSpecs {
  const asked = specs[arg];
  if (asked === undefined) return specs;
  const others = Object.entries(specs).filter(([key]) => key !== arg);
  const isLast = others.every(([key, spec]) => values.has(key) || spec.optional === true);
  // What is optional and was not said with the command is not read from the answer either.
  const wanted = others.filter(([key, spec]) => values.has(key) || spec.optional !== true);
  const optional = others
    .filter(([key, spec]) => !values.has(key) && spec.optional === true)
    .map(([key, spec]) => [key, { ...spec, optionOnly: true }] as const);
  const whole = asked.type === "text" && isLast ? { ...asked, rest: true } : asked;
  const { optionOnly: _, ...positional } = whole;
  return Object.fromEntries([[arg, positional], ...wanted, ...optional]);
}
