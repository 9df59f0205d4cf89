import type { Run, RunStatus, RunStep } from "./run.ts";

/** The run with the answer that its step `path` waits for, ready to go on; `undefined` when it does not wait for that. */
export function answerRun(
  run: Run,
  answer: { readonly path: string; readonly value: unknown; readonly note?: string },
  now: number,
): Run | undefined {
  const { wait, steps, ...state } = run.state;
  if (run.status !== "waiting" || wait?.path !== answer.path || wait.until <= now) return undefined;
  if (wait.kind === "retry") return undefined;
  const { value, note } = answer;
  return {
    ...run,
    status: "ready",
    changedAt: now,
    readyAt: now,
    attempts: 0,
    state: {
      ...state,
      steps: steps.map((one) =>
        one.path === answer.path
          ? {
              ...one,
              endedAt: now,
              outcome: "done",
              result: value,
              ...(note === undefined ? {} : { note }),
            }
          : one,
      ),
    },
  };
}

/** The run, over. */
export function endRun(run: Run, status: RunStatus, now: number, note?: string): Run {
  const { wait, steps, ...state } = run.state;
  const ended: readonly RunStep[] = steps.map((one) =>
    one.outcome === "waiting" && one.path === wait?.path
      ? { ...one, endedAt: now, outcome: "failed", ...(note === undefined ? {} : { note }) }
      : one,
  );
  return { ...run, status, changedAt: now, readyAt: null, state: { ...state, steps: ended } };
}
