import { z } from "zod";
import type { Task } from "../../core/task.ts";
import { showInstant } from "../instant.ts";
import { ApiProblem } from "../problem.ts";

/** How urgent a task is. */
export const prioritySchema = z.enum(["urgent", "high", "normal", "low"]);

/** Without the `#`. */
export const tagsSchema = z
  .array(
    z
      .string()
      .trim()
      .regex(/^[^\s#]{1,30}$/u, "may not be empty, have a space or #, or be longer than 30"),
  )
  .max(10);

export const taskSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  priority: prioritySchema,
  tags: z.array(z.string()),
  robot: z.string(),
  conversation: z.string(),
  created_by: z.string(),
  created_at: z.string(),
  due_at: z.string().nullable(),
  dropped_at: z.string().nullable(),
  assignees: z.array(z.object({ person: z.string(), done_at: z.string().nullable() })),
});

export const taskIdParams = z.object({
  id: z.string().regex(/^T\d{1,9}$/, "is not the id of a task"),
});

/** The task, or 404. */
export function found(task: Task | undefined, id: string): Task {
  if (task === undefined) throw new ApiProblem(404, "not_found", `there is no task ${id}`);
  return task;
}

export function showTask(task: Task): z.input<typeof taskSchema> {
  return {
    id: task.id,
    title: task.title,
    description: task.description ?? null,
    priority: task.priority,
    tags: [...task.tags],
    robot: task.robot,
    conversation: task.conversation,
    created_by: task.createdBy,
    created_at: showInstant(task.createdAt),
    due_at: showOrNull(task.dueAt),
    dropped_at: showOrNull(task.droppedAt),
    assignees: task.assignees.map(({ userId, doneAt }) => ({
      person: userId,
      done_at: showOrNull(doneAt),
    })),
  };
}

function showOrNull(at: number | undefined): string | null {
  return at === undefined ? null : showInstant(at);
}
