import type { Task } from "../../core/task.ts";
import { momentOf } from "./moment.ts";
import { peopleOf } from "../../commands/people-of.ts";
import { valueIn, wordsIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction, StepRun } from "./step.ts";

/** `task.create`: a task by the sender, in this conversation. */
export function compileTaskCreate(
  place: StepPlace,
  file: NonNullable<StepFile["task.create"]>,
): StepAction | undefined {
  const title = wordsIn(place, ["task.create", "title"], file.title)?.of;
  const to = valueIn(place, ["task.create", "to"], file.to);
  const due = valueIn(place, ["task.create", "due"], file.due ?? null);
  const description = wordsIn(place, ["task.create", "description"], file.description);
  const tags = valueIn(place, ["task.create", "tags"], file.tags ?? []);
  if (title === undefined || to === undefined || due === undefined) return undefined;
  if (description === undefined || tags === undefined) return undefined;
  return {
    kind: "inside",
    async act({ scope, context, host }) {
      const assignees = peopleOf(to(scope), host.roles);
      if (assignees.length === 0) {
        throw new StepError({ zh: "任务没有负责人", en: "the task is for nobody" });
      }
      const dueAt = due(scope);
      const more = description.of?.(scope);
      const task = await context.tasks.assign({
        title: title(scope),
        assignees,
        ...(dueAt === null ? {} : { dueAt: momentOf(dueAt, context).at }),
        ...(more === undefined ? {} : { description: more }),
        ...(file.priority === undefined ? {} : { priority: file.priority }),
        tags: (tags(scope) as readonly unknown[]).map(String),
      });
      return taskForTemplate(task);
    },
  };
}

/** `task.done`, `task.reopen`, `task.drop`: as the sender may. */
export function compileTaskState(
  place: StepPlace,
  kind: "task.done" | "task.reopen" | "task.drop",
  id: string,
): StepAction | undefined {
  const of = valueIn(place, [kind], id);
  return (
    of && {
      kind: "inside",
      async act(step) {
        const task = await found(step, of(step.scope));
        const { tasks } = step.context;
        if (kind === "task.done") await tasks.complete(task);
        else if (kind === "task.reopen") await tasks.reopen(task);
        else await tasks.drop(task);
        return taskForTemplate(task);
      },
    }
  );
}

/** `task.change`: another title, time or priority. */
export function compileTaskChange(
  place: StepPlace,
  file: NonNullable<StepFile["task.change"]>,
): StepAction | undefined {
  const of = valueIn(place, ["task.change", "task"], file.task);
  const title = wordsIn(place, ["task.change", "title"], file.title);
  const due = valueIn(place, ["task.change", "due"], file.due ?? null);
  if (of === undefined || title === undefined || due === undefined) return undefined;
  return {
    kind: "inside",
    async act(step) {
      const { scope, context } = step;
      const task = await found(step, of(scope));
      const dueAt = due(scope);
      const change = {
        ...(title.of === undefined ? {} : { title: title.of(scope) }),
        ...(dueAt === null ? {} : { dueAt: momentOf(dueAt, context).at }),
        ...(file.priority === undefined ? {} : { priority: file.priority }),
      };
      await context.tasks.change(task, change);
      return taskForTemplate({ ...task, ...change });
    },
  };
}

/** `task.comment`: says something about a task. */
export function compileTaskComment(
  place: StepPlace,
  file: NonNullable<StepFile["task.comment"]>,
): StepAction | undefined {
  const of = valueIn(place, ["task.comment", "task"], file.task);
  const text = wordsIn(place, ["task.comment", "text"], file.text)?.of;
  if (of === undefined || text === undefined) return undefined;
  return {
    kind: "inside",
    async act(step) {
      const task = await found(step, of(step.scope));
      await step.context.tasks.comment(task, text(step.scope));
      return taskForTemplate(task);
    },
  };
}

async function found({ context }: StepRun, id: unknown): Promise<Task> {
  const task = await context.tasks.find(String(id));
  if (task !== undefined) return task;
  throw new StepError({ zh: `没有任务 ${String(id)}`, en: `there is no task ${String(id)}` });
}

function taskForTemplate({ id, title, dueAt, createdBy, assignees }: Task) {
  return {
    id,
    title,
    due: dueAt ?? null,
    by: createdBy,
    people: assignees.map(({ userId }) => userId),
  };
}
