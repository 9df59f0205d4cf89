import type { CommandContext, CommandDefinition } from "../../commands/definition.ts";
import type { CollectionPlan } from "../../core/collection.ts";
import type { CollectionService } from "../../core/services.ts";
import { answerArguments, handleAnswer, type TypedQuestion } from "./answer-command.ts";
import type { CollectFile } from "./collect-schema.ts";
import { collectKinds, type CollectKind, type KindWords } from "./collect-words.ts";

/** What changes a round for everybody; `allow` of the collection is about these. */
const managing: ReadonlySet<CollectKind> = new Set(["start", "close", "cancel"]);

/** The commands of a collection, in the order in which help shows them. */
export function collectCommands(
  plan: CollectionPlan,
  questions: readonly TypedQuestion[],
  about: {
    readonly file: CollectFile;
    readonly words: Readonly<Record<CollectKind, KindWords>>;
    readonly fragments: Readonly<Record<string, string>>;
  },
): readonly { readonly kind: CollectKind; readonly definition: CommandDefinition }[] {
  const { file, words, fragments } = about;
  return collectKinds.map((kind) => {
    const { name, aliases, say, summary, examples } = words[kind];
    const own = file.commands?.[kind];
    const allow = own?.allow ?? (managing.has(kind) ? file.allow : undefined);
    const isAnswer = kind === "answer";
    const definition: CommandDefinition = {
      name,
      aliases: [...new Set([...aliases, ...(own?.names ?? [])])],
      say: [...say, ...(own?.say ?? [])],
      fragments,
      summary,
      examples,
      args: isAnswer ? answerArguments(questions) : {},
      ...(isAnswer ? { isPatient: true, asksForFiles: questions.some(isFile) } : {}),
      ...(allow === undefined ? {} : { allow }),
      handle: isAnswer
        ? (context) => handleAnswer(context, plan, questions)
        : async (context) => reply(context, await run[kind](context.collections, plan)),
    };
    return { kind, definition };
  });
}

function isFile({ spec }: TypedQuestion): boolean {
  return spec.type === "file";
}

function reply(context: CommandContext, said: string | undefined): void {
  if (said !== undefined) context.reply(said);
}

const run: Readonly<
  Record<
    Exclude<CollectKind, "answer">,
    (service: CollectionService, plan: CollectionPlan) => Promise<string | undefined>
  >
> = {
  start: (service, plan) => service.start(plan),
  missing: (service, plan) => service.missing(plan),
  mine: (service, plan) => service.mine(plan),
  close: (service, plan) => service.close(plan),
  cancel: (service, plan) => service.cancel(plan),
  summary: (service, plan) => service.sumUp(plan),
};
