import { BellhopError, messageOf, ReplyError } from "../../core/errors.ts";
import type { RunStep, RunWait } from "../../core/run.ts";
import { createUnitOfWork, type OpenUnitOfWork } from "../../core/unit-of-work.ts";
import { AskAgain } from "../steps/ask-again.ts";
import { BusyAnswer } from "../steps/http.ts";
import { StepError, StepRefusal } from "../steps/step-error.ts";
import type { CompiledStep, StepRun } from "../steps/step.ts";
import { RunPaused } from "./interrupts.ts";
import { limits } from "./limits.ts";
import { createStepRun } from "./step-run.ts";
import { StepFailed } from "./step-failed.ts";
import { runTexts } from "./texts.ts";
import type { Progress, StepOutcome, StepTurn, WalkTools } from "./turn.ts";
import { confirmed, unanswered } from "./unanswered.ts";

/** Does one step, unless the record says that it is done. Throws RunPaused when the run has to wait. */
export async function doStep(
  turn: StepTurn,
  tools: WalkTools,
  progress: Progress,
): Promise<StepOutcome> {
  const { step, path, action } = turn;
  const { book } = tools;
  const before = book.find(path);
  if (before?.outcome === "done") {
    if (step.kind === "confirm") return confirmed(before, tools);
    return { kind: "done", result: before.result };
  }
  if (before?.outcome === "failed") {
    return { kind: "failed", failure: new StepFailed(step, path, undefined, before) };
  }
  const wait = book.run.state.wait;
  const isAsked = wait !== undefined && (wait.path === path || wait.path.startsWith(`${path}?`));
  if (isAsked && wait.kind !== "retry") return unanswered(wait, turn, tools);
  if (action.kind === "wait") return begin(turn, tools, (own) => action.begin(own), path);
  if (action.kind === "outside") await commitBefore(tools, progress);
  return act(turn, { before, action, tools, progress });
}

/** What is recorded must be kept before something happens elsewhere, so that it does not happen twice. */
async function commitBefore(
  { book, host, checkpoint }: WalkTools,
  progress: Progress,
): Promise<void> {
  if (checkpoint === undefined) throw new RunPaused(host.clock.now());
  if (!progress.isDirty) return;
  await checkpoint(book.snapshot());
  progress.isDirty = false;
}

async function act(
  turn: StepTurn,
  about: {
    readonly before: RunStep | undefined;
    readonly action: Exclude<StepTurn["action"], { readonly kind: "wait" }>;
    readonly tools: WalkTools;
    readonly progress: Progress;
  },
): Promise<StepOutcome> {
  const { step, path } = turn;
  const { before, action, tools, progress } = about;
  const { book, host } = tools;
  const attempts = (before?.attempts ?? 0) + 1;
  const startedAt = before?.startedAt ?? host.clock.now();
  const record = { path, kind: step.kind, startedAt, attempts };
  const unit = createUnitOfWork();
  try {
    const said = book.said;
    const result = await host.inTime(`step ${path}`, step.timeoutMs, async (signal) => {
      const own = createStepRun(turn, { ...tools, unit, signal });
      try {
        return plain(await action.act(own), tools);
      } catch (error) {
        book.said = said;
        throw error;
      }
    });
    return finish(result, { unit, record, tools, progress });
  } catch (error) {
    if (error instanceof AskAgain) {
      const at = `${path}?${countAnswers(path, tools)}`;
      return begin(turn, tools, (own) => error.begin(own), at);
    }
    if (error instanceof BellhopError && error.code === "storage_unavailable") throw error;
    if (mayRetry(error, step) && attempts <= step.retry.times) {
      throw retryLater(error, { step, record, tools });
    }
    if (error instanceof BusyAnswer) {
      return finish(error.result, { unit, record, tools, progress });
    }
    return failed(error, { step, record, tools });
  }
}

function finish(
  result: unknown,
  {
    unit,
    record,
    tools,
    progress,
  }: {
    readonly unit: OpenUnitOfWork;
    readonly record: Omit<RunStep, "outcome">;
    readonly tools: WalkTools;
    readonly progress: Progress;
  },
): StepOutcome {
  unit.moveTo(tools.host.unit);
  progress.isDirty = true;
  const endedAt = tools.host.clock.now();
  tools.book.note({ ...record, endedAt, outcome: "done", result });
  return { kind: "done", result };
}

function failed(
  error: unknown,
  {
    step,
    record,
    tools,
  }: {
    readonly step: CompiledStep;
    readonly record: Omit<RunStep, "outcome">;
    readonly tools: WalkTools;
  },
): StepOutcome {
  const failure = new StepFailed(step, record.path, error);
  tools.book.note({
    ...record,
    endedAt: tools.host.clock.now(),
    outcome: "failed",
    result: failure.about,
    note: noteOf(error),
  });
  return { kind: "failed", failure };
}

function retryLater(
  error: unknown,
  {
    step,
    record,
    tools,
  }: {
    readonly step: CompiledStep;
    readonly record: Omit<RunStep, "outcome">;
    readonly tools: WalkTools;
  },
): RunPaused {
  tools.book.note({ ...record, outcome: "waiting", note: noteOf(error) });
  const waitMs = step.retry.afterMs * 2 ** (record.attempts - 1);
  const until = tools.host.clock.now() + Math.min(waitMs, longestRetryMs);
  return new RunPaused(until, { kind: "retry", path: record.path, until });
}

const longestRetryMs = 3_600_000;

/** What another attempt may mend; a handler module may throw anything. */
function mayRetry(error: unknown, step: CompiledStep): boolean {
  if (error instanceof StepRefusal || error instanceof ReplyError) return false;
  if (error instanceof StepError) return error.retryable;
  return (
    step.kind === "call" || (error instanceof BellhopError && error.code === "handler_timeout")
  );
}

/** Asks, and pauses until the answer has come. */
async function begin(
  turn: StepTurn,
  tools: WalkTools,
  ask: (own: StepRun) => RunWait | Promise<RunWait>,
  path: string,
): Promise<StepOutcome> {
  const { step } = turn;
  const { book, host } = tools;
  const unit = createUnitOfWork();
  const startedAt = host.clock.now();
  const record = { path, kind: path === turn.path ? step.kind : "ask", startedAt, attempts: 1 };
  let wait: RunWait;
  try {
    wait = await host.inTime(`step ${path}`, step.timeoutMs, async (signal) =>
      // Keyed by the question: a handler may ask several.
      ask(createStepRun({ path, scope: turn.scope }, { ...tools, unit, signal })),
    );
  } catch (error) {
    if (error instanceof BellhopError && error.code === "storage_unavailable") throw error;
    return failed(error, { step, record, tools });
  }
  unit.moveTo(host.unit);
  book.note({ ...record, outcome: "waiting" });
  throw new RunPaused(wait.until, wait);
}

function countAnswers(path: string, { book }: WalkTools): number {
  let count = 0;
  while (book.find(`${path}?${count}`)?.outcome === "done") count += 1;
  return count;
}

/** The result as it will be read again, without secrets. */
function plain(result: unknown, { program }: WalkTools): unknown {
  const json = JSON.stringify(result ?? null);
  if (json === undefined || json.length > limits.result) throw new StepError(runTexts.tooLong);
  return JSON.parse(program.mask(json)) as unknown;
}

function noteOf(error: unknown): string {
  return messageOf(error).slice(0, 200);
}
