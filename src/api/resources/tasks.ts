import { z } from "zod";
import type { Locale } from "../../core/locale.ts";
import type { Random } from "../../core/random.ts";
import { createTaskService } from "../../tasks/task-service.ts";
import { actorOf } from "../actor.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { instantSchema } from "../instant.ts";
import { defineOperation, type Operation } from "../operation.ts";
import { destinationOf, placeSchema, type Places } from "../place.ts";
import {
  found,
  prioritySchema,
  showTask,
  tagsSchema,
  taskIdParams,
  taskSchema,
} from "./task-shape.ts";

interface TaskOperationsOptions {
  readonly places: Places;
  readonly locale: Locale;
  readonly random: Random;
  /** Whether tasks of this robot also become todos in DingTalk. */
  readonly hasTodos: (robot: string) => boolean;
  /** How long before a task is due people are reminded, in milliseconds. */
  readonly remindBefore: readonly number[];
}

/** `tasks`: the same tasks as in the chat. */
export function taskOperations({
  places,
  locale,
  random,
  hasTodos,
  remindBefore,
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
        description: z.string().trim().min(1).max(2000).optional(),
        priority: prioritySchema.optional(),
        tags: tagsSchema.optional(),
      }),
      status: 201,
      answer: taskSchema,
      async handle({ body, stores, unit, caller, now }) {
        const message = actorOf(caller, destinationOf(body.to, places));
        const service = { stores, unit, message, now, locale, random, hasTodos, remindBefore };
        const { title, assignees, due_at: dueAt, description, priority, tags } = body;
        const task = await createTaskService(service).assign({
          title,
          assignees,
          ...(dueAt === undefined ? {} : { dueAt: Date.parse(dueAt) }),
          ...(description === undefined ? {} : { description }),
          ...(priority === undefined ? {} : { priority }),
          ...(tags === undefined ? {} : { tags }),
        });
        return showTask(task);
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
        created_by: z.string().max(200).optional(),
        conversation: z.string().max(200).optional(),
        tag: z.string().max(30).optional(),
        state: z.enum(["open", "done", "overdue", "dropped", "all"]).default("open"),
      }),
      status: 200,
      answer: pageSchema(taskSchema),
      async handle({ query, stores, now }) {
        const { assignee, created_by: createdBy, conversation, tag, state, limit, cursor } = query;
        const rows = await stores.tasks.list({
          state,
          now,
          limit: limit + 1,
          ...(assignee === undefined ? {} : { assignee }),
          ...(createdBy === undefined ? {} : { createdBy }),
          ...(conversation === undefined ? {} : { conversation }),
          ...(tag === undefined ? {} : { tag }),
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
      params: taskIdParams,
      status: 200,
      answer: taskSchema,
      handle: async ({ params, stores }) =>
        showTask(found(await stores.tasks.find(params.id), params.id)),
    }),
  ];
}
