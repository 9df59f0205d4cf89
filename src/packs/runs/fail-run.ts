import { secondMs } from "../../core/clock.ts";
import { RunEnded } from "./interrupts.ts";
import { packOf } from "./pack-of.ts";
import { sayInRun } from "./say.ts";
import { StepFailed } from "./step-failed.ts";
import { runTexts } from "./texts.ts";
import type { WalkTools } from "./turn.ts";
import type { Walk } from "./walk.ts";

/** Ends a run of which a step failed: with the steps of `on_error`, or by saying which and why. */
export async function failRun(
  error: unknown,
  tools: WalkTools & { readonly walk: Walk },
): Promise<never> {
  if (!(error instanceof StepFailed)) throw error;
  const { about, reason } = error;
  const { book, program, walk } = tools;
  if (!about.refused) {
    const { log } = tools.host.contextOf(contextAt(tools));
    log.warn(
      { run: book.run.id, program: program.key, step: about.step, error: reason },
      "step failed",
    );
  }
  if (program.onError.length > 0 && !about.refused) {
    try {
      await walk(program.onError, { error: about });
    } catch (again) {
      if (!(again instanceof StepFailed)) throw again;
      say(again, tools);
    }
    throw new RunEnded("failed");
  }
  say(error, tools);
  throw new RunEnded(about.refused ? "refused" : "failed");
}

function contextAt({ book, host }: WalkTools) {
  const { message, args, roles, locale } = book.run.state;
  const signal = AbortSignal.timeout(30 * secondMs);
  return {
    pack: packOf(book.run),
    key: `run:${book.run.id}`,
    message,
    args,
    roles,
    locale,
    unit: host.unit,
    signal,
  };
}

function say({ about }: StepFailed, tools: WalkTools): void {
  const { book, program } = tools;
  const mask = (text: string): string => program.mask(text);
  if (about.refused) {
    sayInRun(tools, "refused", { zh: mask(about.why.zh), en: mask(about.why.en) });
    return;
  }
  const why = { zh: mask(about.why.zh), en: mask(about.why.en) };
  sayInRun(tools, "failed", runTexts.failed(program.title, about.step, why, book.run.id));
}
