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

/** Pairs of commands that the same words fit with equal right: neither may win by its place in the list. */
export function overlapProblems(
  commands: readonly SpokenAt[],
  severity: Problem["severity"],
  isMeant: (first: SpokenAt, second: SpokenAt) => boolean = () => true,
): readonly Problem[] {
  return sentenceOverlaps(commands)
    .filter(({ first, second }) => isMeant(first, second))
    .map(({ first, second, example }) => {
      const other = first.problem({ message: "" });
      const place = `${other.file}:${other.line}:${other.col}`;
      return second.problem({
        message: `\`${example}\` is said for \`${first.definition.name}\` as well as for \`${second.definition.name}\``,
        hint: `the other one is at ${place}: make one of them say more`,
        severity,
      });
    });
}
