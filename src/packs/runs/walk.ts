import type { CompiledStep } from "../steps/step.ts";
import { doStep } from "./do-step.ts";
import { limits } from "./limits.ts";
import type { RunScope } from "./scope.ts";
import { StepFailed } from "./step-failed.ts";
import { StepError } from "../steps/step-error.ts";
import { runTexts } from "./texts.ts";
import type { Progress, WalkTools } from "./turn.ts";

/** Where a list of steps is run: inside of which loops and commands. */
export interface WalkPlace {
  readonly scope: RunScope;
  /** What stands before the paths of its steps in the record. */
  readonly prefix: string;
  /** Which rounds of loops it is in: `[2][0]`. */
  readonly rounds: string;
  readonly depth: number;
}

/** Does a list of steps; `more` is known to them besides. */
export type Walk = (
  steps: readonly CompiledStep[],
  more?: Readonly<Record<string, unknown>>,
) => Promise<void>;

/**
 * Goes through steps from the first on. What is in the record is not done again: so a run goes on where it stopped, and
 * takes the branches and the rounds it took before.
 */
export function createWalk(tools: WalkTools): Walk {
  const { book, host } = tools;
  const progress: Progress = { isDirty: false };
  let count = 0;

  async function list(steps: readonly CompiledStep[], place: WalkPlace): Promise<void> {
    for (const step of steps) await one(step, place);
  }

  async function one(step: CompiledStep, place: WalkPlace): Promise<void> {
    const path = `${place.prefix}${step.path}${place.rounds}`;
    count += 1;
    if (count > limits.steps) {
      throw new StepFailed(step, path, new StepError(runTexts.tooManySteps(limits.steps)));
    }
    const { action } = step;
    if (action.kind === "branch") {
      const way = remembered(path, step, () => (action.test(place.scope) ? "then" : "else"));
      await list(way === "then" ? action.yes : action.no, place);
      return;
    }
    if (action.kind === "loop") {
      const items = remembered(path, step, () => action.items(place.scope));
      for (const [index, item] of (items as readonly unknown[]).entries()) {
        place.scope[action.item] = item ?? null;
        await list(action.steps, { ...place, rounds: `${place.rounds}[${index}]` });
      }
      return;
    }
    if (action.kind === "command") {
      const inner = action.program();
      if (inner === undefined || place.depth >= limits.depth) {
        throw new StepFailed(step, path, new StepError(runTexts.tooManySteps(limits.steps)));
      }
      const args = remembered(path, step, () => action.args(place.scope));
      const scope = { ...place.scope, ...inner.names(args as Readonly<Record<string, unknown>>) };
      await list(inner.steps, { scope, prefix: `${path}>`, rounds: "", depth: place.depth + 1 });
      return;
    }
    const done = await doStep({ step, action, path, scope: place.scope }, tools, progress);
    if (done.kind === "done") {
      if (step.as !== undefined) place.scope[step.as] = done.result ?? null;
      return;
    }
    if (step.onError === undefined) throw done.failure;
    place.scope["error"] = done.failure.about;
    await list(step.onError, place);
  }

  /** What was decided when the run came here first. */
  function remembered(path: string, step: CompiledStep, decide: () => unknown): unknown {
    const before = book.find(path);
    if (before !== undefined) return before.result;
    const at = host.clock.now();
    let result: unknown;
    try {
      result = decide();
    } catch (error) {
      throw new StepFailed(step, path, error);
    }
    book.note({
      path,
      kind: step.kind,
      startedAt: at,
      endedAt: at,
      outcome: "done",
      attempts: 1,
      result,
    });
    return result;
  }

  return (steps, more = {}) =>
    list(steps, {
      scope: Object.assign(tools.scope, more),
      prefix: "",
      rounds: "",
      depth: 0,
    });
}
