import { ReplyError } from "../../core/errors.ts";
import type { RunStep, RunWait } from "../../core/run.ts";
import { pick } from "../../core/locale.ts";
import { RunEnded, RunPaused } from "./interrupts.ts";
import { sayInRun } from "./say.ts";
import { StepFailed } from "./step-failed.ts";
import { runTexts } from "./texts.ts";
import type { StepOutcome, StepTurn, WalkTools } from "./turn.ts";

/** Nobody has answered or decided yet: waits on, or ends the run when the time is over. */
export function unanswered(wait: RunWait, { step, path }: StepTurn, tools: WalkTools): StepOutcome {
  const { book, host, program } = tools;
  const now = host.clock.now();
  if (now < wait.until) throw new RunPaused(wait.until, wait);
  const why =
    wait.kind === "decision" || step.kind === "confirm"
      ? runTexts.notConfirmed(program.title)
      : runTexts.notAnswered(program.title);
  const failure = new StepFailed(step, path, new ReplyError(pick(why, "zh-CN")));
  for (const at of new Set([wait.path, path])) {
    const before = book.find(at) ?? { path: at, kind: step.kind, startedAt: now, attempts: 1 };
    book.note({ ...before, endedAt: now, outcome: "failed", result: failure.about, note: why.zh });
  }
  if (step.onError !== undefined) return { kind: "failed", failure };
  // Whoever was asked sees that it is over, too.
  const people = wait.kind === "decision" ? [book.run.person, ...wait.by] : [];
  sayInRun(tools, "unanswered", why, people);
  throw new RunEnded("ended");
}

/** What a confirmation came to: agreed, or the end of the run. */
export function confirmed(before: RunStep, tools: WalkTools): StepOutcome {
  const { result } = before;
  if (result === "yes") return { kind: "done", result };
  if (result === "no") {
    sayInRun(tools, "declined", runTexts.left);
    throw new RunEnded("ended");
  }
  const { agreed, name } = result as { readonly agreed: boolean; readonly name: string };
  if (agreed) return { kind: "done", result };
  const { message } = tools.book.run.state;
  const text = runTexts.declined(name, tools.program.title);
  sayInRun(tools, "declined", text, [message.sender.id]);
  throw new RunEnded("ended");
}
