import { hasText, isAllText, readsMore } from "./args-said.ts";
import type { ArgProblem } from "./problem.ts";
import type { RouteOutcome } from "./router.ts";

/**
 * The classic form or the sentence. A name with arguments that can be read is what was meant, unless the sentence
 * reads more of them; a name with words that cannot be read is less than a sentence.
 */
export function moreSaid(
  named: RouteOutcome | undefined,
  sentence: RouteOutcome | undefined,
): RouteOutcome | undefined {
  if (named === undefined || sentence === undefined) return named ?? sentence;
  if (named.kind === "match") {
    const isText = isAllText(named.args, named.command.definition.args);
    if (
      isText &&
      sentence.kind === "match" &&
      !hasText(sentence.args, sentence.command.definition.args)
    )
      return sentence;
    const isSame = sentence.kind === "match" && sentence.command === named.command;
    return isSame && readsMore(sentence.args, named.args) ? sentence : named;
  }
  if (sentence.kind === "match") return sentence;
  if (named.kind !== "invalid" || isUnderstood(named.problem)) return named;
  return sentence.kind === "unknown" ? named : sentence;
}

/** Whether words were of the right kind and refused all the same. */
export function isUnderstood(problem: ArgProblem): boolean {
  return "understood" in problem && problem.understood;
}
