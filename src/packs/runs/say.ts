import { pick, type Localized } from "../../core/locale.ts";
import { packOf } from "./pack-of.ts";
import { PackStopped } from "../../core/pack-breaker.ts";
import type { WalkTools } from "./turn.ts";

/** Says something of its own accord in the conversation of a run. */
export function sayInRun(
  { book, host }: Pick<WalkTools, "book" | "host">,
  about: string,
  text: Localized,
  mentions: readonly string[] = [],
): void {
  const { run } = book;
  const { message, args, roles, locale } = run.state;
  const key = `run:${run.id}/${about}`;
  const signal = new AbortController().signal;
  const context = host.contextOf({
    pack: packOf(run),
    key,
    message,
    args,
    roles,
    locale,
    unit: host.unit,
    signal,
  });
  try {
    context.reply(pick(text, context.locale), { mentions });
  } catch (error) {
    // What is over is over, also where it cannot be said.
    if (!(error instanceof PackStopped)) throw error;
  }
}
