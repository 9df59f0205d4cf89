import type { UnitOfWork } from "../../core/unit-of-work.ts";
import { StepError } from "../steps/step-error.ts";
import type { StepRun } from "../steps/step.ts";
import { limits } from "./limits.ts";
import { maskContent } from "./mask-content.ts";
import { runTexts } from "./texts.ts";
import type { StepTurn, WalkTools } from "./turn.ts";

/** What one step is run with; it records into a unit of its own. */
export function createStepRun(
  { path, scope }: Pick<StepTurn, "path" | "scope">,
  tools: WalkTools & { readonly unit: UnitOfWork; readonly signal: AbortSignal },
): StepRun {
  const { book, program, host, unit, signal } = tools;
  const { run } = book;
  const { message, args, roles, locale } = run.state;
  const key = `run:${run.id}/${path}`;
  const context = host.contextOf({
    pack: program.pack,
    key,
    message,
    args,
    roles,
    locale,
    unit,
    signal,
  });
  return {
    key,
    run: run.id,
    path,
    scope,
    context,
    unit,
    host,
    signal,
    answers(index) {
      const answered = book.find(`${path}?${index}`);
      return answered?.outcome === "done" ? { value: answered.result } : undefined;
    },
    say(content, { to, mentions = [] } = {}) {
      book.said += 1;
      if (book.said > limits.said) throw new StepError(runTexts.tooMuchSaid(limits.said));
      const said = maskContent(content, (text) => program.mask(text));
      if (to === undefined) context.reply(said, { mentions });
      else context.post(to, said, { mentions });
    },
  };
}
