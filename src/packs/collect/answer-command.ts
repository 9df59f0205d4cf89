import type {
  ArgSpec,
  CommandContext,
  CommandDefinition,
  TimeValue,
} from "../../commands/definition.ts";
import { readAnswer } from "../../commands/read-answer.ts";
import { fileIn, type ArgValue } from "../../commands/read-argument.ts";
import type {
  Answers,
  AnswerValue,
  CollectionPlan,
  CollectionQuestion,
} from "../../core/collection.ts";
import { ReplyError } from "../../core/errors.ts";
import { pick } from "../../core/locale.ts";
import { splitAnswers } from "./split-answers.ts";

/** A question with the type of its answer. */
export interface TypedQuestion extends CollectionQuestion {
  readonly spec: ArgSpec;
}

/** The argument that is a whole answer, in one sentence. */
export const sentenceArgument = "answer";

/** What the arguments of the answer command are: any words; their types are read when they are there. */
export function answerArguments(questions: readonly TypedQuestion[]): CommandDefinition["args"] {
  const own = questions.map(({ key, ask, label, spec }): [string, ArgSpec] => [
    key,
    {
      type: "text",
      optional: true,
      optionOnly: true,
      ask,
      summary: label,
      ...(spec.names === undefined ? {} : { names: spec.names }),
    },
  ]);
  return {
    [sentenceArgument]: {
      type: "text",
      rest: true,
      optional: true,
      summary: { zh: "一次说完", en: "all at once" },
    },
    ...Object.fromEntries(own),
  };
}

/**
 * Takes what somebody answers: all in one sentence, or one question after another. It is kept as soon as nothing that
 * is wanted is missing; the same again corrects it.
 */
export async function handleAnswer(
  context: CommandContext,
  plan: CollectionPlan,
  questions: readonly TypedQuestion[],
): Promise<void> {
  const { collections, locale, args } = context;
  const { answers: known, closesAt } = await collections.begin(plan);
  const sentence = args[sentenceArgument];
  const isSentence = typeof sentence === "string";
  const said = saidTexts(context, questions);
  if (isSentence && isQuestion(sentence) && !splitAnswers(sentence, questions).isLabelled) {
    context.reply(await collections.missing(plan));
    return;
  }
  const askFor = (question: TypedQuestion, before = ""): void => {
    const values = Object.fromEntries([...said].filter(([key]) => key !== question.key));
    const command = plan.words.answerCommand;
    context.sessions.ask({ command, arg: question.key, values, until: closesAt });
    const number = `${questions.indexOf(question) + 1}/${questions.length}`;
    context.reply(`${before}${number} ${pick(question.ask, locale)}`);
  };
  await takeFile(context, questions, { known, said });
  const given = new Map<string, AnswerValue>();
  for (const question of questions) {
    const text = said.get(question.key);
    if (text === undefined) continue;
    try {
      given.set(question.key, await answerOf(question, text, context));
    } catch (error) {
      if (!(error instanceof ReplyError)) throw error;
      said.delete(question.key);
      askFor(question, `${error.message}\n`);
      return;
    }
  }
  if (given.size === 0 && Object.keys(known).length > 0) {
    context.reply(await collections.mine(plan));
    return;
  }
  const answers: Answers = { ...known, ...Object.fromEntries(given) };
  const isOpen = ({ key }: TypedQuestion): boolean => answers[key] === undefined;
  const wanted = questions.find((one) => !one.isOptional && isOpen(one));
  if (wanted !== undefined) {
    askFor(wanted);
    return;
  }
  const kept = await collections.answer(plan, answers);
  const optional = isSentence ? undefined : questions.find(isOpen);
  if (optional === undefined) context.reply(kept);
  else askFor(optional);
}

/** A file that was sent answers the first question for one that is open, or the first of all. */
async function takeFile(
  { message, files }: CommandContext,
  questions: readonly TypedQuestion[],
  { known, said }: { readonly known: Answers; readonly said: Map<string, string> },
): Promise<void> {
  const wanted = questions.filter(({ spec }) => spec.type === "file");
  const isOpen = ({ key }: TypedQuestion): boolean => known[key] === undefined && !said.has(key);
  const question = wanted.find(isOpen) ?? wanted[0];
  const part = fileIn(message);
  if (question === undefined || part === undefined) return;
  // Fetched now: what DingTalk has of it is there for a short time.
  const file = await files.fromMessage(part);
  said.set(question.key, `${file.name} ${files.share(file).content.url}`);
}

/** What was said of each question: in a sentence, or to a question that was asked. */
function saidTexts(
  { args }: CommandContext,
  questions: readonly TypedQuestion[],
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { key } of questions) {
    const text = args[key];
    if (typeof text !== "string") continue;
    // To the first question somebody may answer all of them.
    const split = splitAnswers(text, questions);
    if (split.isLabelled) for (const [one, answer] of split.texts) texts.set(one, answer);
    else texts.set(key, text);
  }
  const sentence = args[sentenceArgument];
  if (typeof sentence !== "string") return texts;
  return new Map([...texts, ...splitAnswers(sentence, questions).texts]);
}

async function answerOf(
  question: TypedQuestion,
  text: string,
  context: CommandContext,
): Promise<AnswerValue> {
  if (question.isOptional && none.test(text)) return { text: "" };
  // A kept file is known by its link from here on; a link of their own does as well.
  if (question.spec.type === "file" && /https?:\/\/\S/u.test(text)) return { text };
  return shown(readAnswer(question.key, question.spec, text, context), context);
}

const none = /^(?:没有?|无|跳过|不填|none|no|nothing|skip|n\/a|-)[。.!！]?$/iu;

function isQuestion(text: string): boolean {
  return /[?？吗]\s*$/u.test(text);
}

/** An answer as people read it. */
async function shown(value: ArgValue, context: CommandContext): Promise<AnswerValue> {
  if (typeof value === "string") return { text: value };
  if (typeof value === "number") return { text: String(value), number: value };
  if (typeof value === "boolean") return { text: context.say({ zh: "是", en: "yes" }) };
  if (isTime(value)) return { text: context.formatWhen(value) };
  const ids = "kind" in value ? (value.kind === "people" ? value.ids : []) : value.map(String);
  const names = await context.people.names(ids);
  return { text: ids.map((id) => names.get(id) ?? id).join(context.say({ zh: "、", en: ", " })) };
}

function isTime(value: object): value is TimeValue {
  return "at" in value && typeof value.at === "number";
}
