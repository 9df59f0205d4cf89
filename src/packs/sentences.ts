import { checkSentences, sentenceOverlaps } from "../commands/command-sentences.ts";
import type { CommandDefinition } from "../commands/definition.ts";
import type { Path } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import type { Finding } from "../yaml/source-text.ts";
import type { PackDraft } from "./setting.ts";

/** Reports what is wrong with the sentences of an entry of `commands`, each by itself; answers whether all is well. */
export function checkSay(
  draft: PackDraft,
  definition: Pick<CommandDefinition, "say" | "fragments" | "args">,
  path: Path,
): boolean {
  const problems = checkSentences(definition);
  for (const { index, at, message } of problems) {
    const finding = { message: message.replace(/^(?=matches|is longer|has )/u, "this sentence ") };
    draft.report(draft.document.problemAt([...path, "say", index], at, finding));
  }
  return problems.length === 0;
}

/** A command, and where a problem with its sentences would be. */
export interface SpokenAt {
  readonly definition: CommandDefinition;
  problem(finding: Finding): Problem;
}

/** A command of a pack; the built-in ones are of none, "". */
export interface SpokenInPack extends SpokenAt {
  readonly pack: string;
}

/** What is wrong with a pair of commands that the same words fit with equal right. */
export interface OverlapProblem {
  readonly problem: Problem;
  readonly pack: string;
  /** Both are of one pack, which then cannot be used; between packs it is a warning. */
  readonly isInside: boolean;
}

/**
 * Pairs of commands that the same words fit with equal right: neither may win by its place in the list. Only those of
 * which one is `asked` about.
 */
export function overlapProblems(
  commands: readonly SpokenInPack[],
  asked?: (one: SpokenInPack) => boolean,
): readonly OverlapProblem[] {
  return sentenceOverlaps(commands, asked).map(({ first, second, example }) => {
    const isInside = first.pack === second.pack;
    const { file, line, col } = first.problem({ message: "" });
    const names = [first, second].map(({ definition }) => `\`${definition.name}\``);
    const problem = second.problem({
      message: `\`${example}\` is said for ${names.join(" as well as for ")}`,
      hint: `the other one is at ${file}:${line}:${col}: make one of them say more`,
      severity: isInside ? "error" : "warning",
    });
    return { problem, pack: second.pack, isInside };
  });
}
