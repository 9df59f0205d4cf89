import { z } from "zod";
import type { Locale } from "../../core/locale.ts";
import type { Random } from "../../core/random.ts";
import type { Task } from "../../core/task.ts";
import { createTaskService } from "../../tasks/task-service.ts";
import { actorOf } from "../actor.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { instantSchema, showInstant } from "../instant.ts";
import { defineOperation, type Operation } from "../operation.ts";
import { destinationOf, placeSchema, type Places } from "../place.ts";
import { ApiProblem } from "../problem.ts";

const taskSchema = z.object({
  id: z.string(),
  title: z.string(),
  robot: z.string(),
  conversation: z.string(),
  created_by: z.string(),
  created_at: z.string(),
  due_at: z.string().nullable(),
  assignees: z.array(z.object({ person: z.string(), done_at: z.string().nullable() })),
});

const idParams = z.object({ id: z.string().regex(/^T\d{1,9}$/, "is not the id of a task") });

interface TaskOperationsOptions {
  readonly places: Places;
  readonly locale: Locale;
  readonly random: Random;
  /** Whether tasks of this robot also become todos in DingTalk. */
  readonly hasTodos: (robot: string) => boolean;
}

/** `tasks`: the same tasks as in the chat. */
export function taskOperations({
  places,
  locale,
  random,
  hasTodos,
}: TaskOperationsOptions): readonly Operation[] {
  return [
    defineOperation({
      id: "createTask",
      method: "post",
      path: "/tasks",
      scope: "tasks:write",
      summary: "Assigns a task to one or more people",
      body: z.strictObject({
        to: placeSchema.describe("Where the task belongs."),
        title: z.string().trim().min(1).max(2000),
        assignees: z.array(z.string().min(1).max(200)).min(1).max(50),
        due_at: instantSchema.optional(),
      }),
      status: 201,
      answer: taskSchema,
      async handle({ body, stores, unit, caller, now }) {
        const message = actorOf(caller, destinationOf(body.to, places));
        const tasks = createTaskService({ stores, unit, message, now, locale, random, hasTodos });
        const { title, assignees, due_at: dueAt } = body;
        const due = dueAt === undefined ? {} : { dueAt: Date.parse(dueAt) };
        return showTask(await tasks.assign({ title, assignees, ...due }));
      },
    }),
    defineOperation({
      id: "listTasks",
      method: "get",
      path: "/tasks",
      scope: "tasks:read",
      summary: "Tasks, due first, then the newest",
      query: z.strictObject({
        ...pageQuery,
        assignee: z.string().max(200).optional(),
        conversation: z.string().max(200).optional(),
        state: z.enum(["open", "done", "overdue", "all"]).default("open"),
      }),
      status: 200,
      answer: pageSchema(taskSchema),
      async handle({ query, stores, now }) {
        const { assignee, conversation, state, limit, cursor } = query;
        const rows = await stores.tasks.list({
          state,
          now,
          limit: limit + 1,
          ...(assignee === undefined ? {} : { assignee }),
          ...(conversation === undefined ? {} : { conversation }),
          ...(cursor === undefined ? {} : { after: cursor }),
        });
        return pageOf(rows, limit, showTask);
      },
    }),
    defineOperation({
      id: "getTask",
      method: "get",
      path: "/tasks/{id}",
      scope: "tasks:read",
      summary: "One task",
      params: idParams,
      status: 200,
      answer: taskSchema,
      handle: async ({ params, stores }) =>
        showTask(found(await stores.tasks.find(params.id), params.id)),
    }),
    defineOperation({
      id: "completeTask",
      method: "post",
      path: "/tasks/{id}/complete",
      scope: "tasks:write",
      summary: "Marks the share of one person done, or of all",
      params: idParams,
      body: z.strictObject({ person: z.string().min(1).max(200).optional() }),
      status: 200,
      answer: taskSchema,
      async handle({ params, body, stores, now }) {
        const task = found(await stores.tasks.find(params.id), params.id);
        const shares = task.assignees.filter(
          ({ userId }) => body.person === undefined || userId === body.person,
        );
        if (shares.length === 0) {
          const message = `${task.id} is not assigned to ${body.person}`;
          throw new ApiProblem(422, "refused", message, {
            errors: [{ path: "/person", message }],
          });
        }
        for (const { userId } of shares) await stores.tasks.complete(task.id, userId, now);
        return showTask(found(await stores.tasks.find(params.id), params.id));
      },
    }),
  ];
}

function found(task: Task | undefined, id: string): Task {
  if (task === undefined) throw new ApiProblem(404, "not_found", `there is no task ${id}`);
  return task;
}

function showTask(task: Task): z.input<typeof taskSchema> {
  return {
    id: task.id,
    title: task.title,
    robot: task.robot,
    conversation: task.conversation,
    created_by: task.createdBy,
    created_at: showInstant(task.createdAt),
    due_at: task.dueAt === undefined ? null : showInstant(task.dueAt),
    assignees: task.assignees.map(({ userId, doneAt }) => ({
      person: userId,
      done_at: doneAt === undefined ? null : showInstant(doneAt),
    })),
  };
}
