import type { Clock } from "../../core/clock.ts";
import type { Run, RunStatus, RunStep, RunWait } from "../../core/run.ts";

/** What is written down of a run while it goes on. */
export interface RunBook {
  readonly run: Run;
  find(path: string): RunStep | undefined;
  note(step: RunStep): void;
  /** Messages made so far. */
  said: number;
  /** The run as it stands, going on. */
  snapshot(): Run;
  pause(wait: RunWait | undefined, readyAt: number): Run;
  end(status: RunStatus): Run;
}

/** `mask` takes secrets out of what is written down. */
export function createBook(run: Run, mask: (text: string) => string, clock: Clock): RunBook {
  const steps = new Map(run.state.steps.map((one) => [one.path, one]));
  const { wait: _, ...state } = run.state;
  const written = (more: Partial<Run>, wait?: RunWait): Run => ({
    ...run,
    attempts: 0,
    changedAt: clock.now(),
    ...more,
    state: {
      ...state,
      steps: [...steps.values()].map((one) => masked(one, mask)),
      said: book.said,
      ...(wait === undefined ? {} : { wait }),
    },
  });
  const book: RunBook = {
    run,
    said: state.said,
    find: (path) => steps.get(path),
    note: (step) => void steps.set(step.path, step),
    snapshot: () => written({ status: "ready" }),
    pause: (wait, readyAt) =>
      written({ status: wait === undefined ? "ready" : "waiting", readyAt }, wait),
    end: (status) => written({ status, readyAt: null }),
  };
  return book;
}

function masked(step: RunStep, mask: (text: string) => string): RunStep {
  return step.note === undefined ? step : { ...step, note: mask(step.note) };
}
