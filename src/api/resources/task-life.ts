import { z } from "zod";
import type { Random } from "../../core/random.ts";
import type { Stores } from "../../core/storage.ts";
import type { Task } from "../../core/task.ts";
import {
  changeTask,
  completeShares,
  dropTask,
  handOverShare,
  reopenShares,
} from "../../tasks/task-changes.ts";
import { instantSchema, showInstant } from "../instant.ts";
import { defineOperation, type Operation } from "../operation.ts";
import { ApiProblem } from "../problem.ts";
import {
  found,
  prioritySchema,
  showTask,
  tagsSchema,
  taskIdParams,
  taskSchema,
} from "./task-shape.ts";

const person = z.string().min(1).max(200);
const onePerson = z.strictObject({ person: person.optional() });
const comment = z.object({ person: z.string(), at: z.string(), text: z.string() });
const writes = { scope: "tasks:write", params: taskIdParams, status: 200 } as const;
const shownComments = 100;

/** What happens to a task after it was assigned. The token's scope says who may, not who the task is for. */
export function taskLifeOperations(options: {
  readonly random: Random;
  /** Whether tasks of this robot also become todos in DingTalk. */
  readonly hasTodos: (robot: string) => boolean;
}): readonly Operation[] {
  return [
    defineOperation({
      ...writes,
      id: "changeTask",
      method: "patch",
      path: "/tasks/{id}",
      summary: "Changes what is to be done, or until when",
      body: z.strictObject({
        title: z.string().trim().min(1).max(2000).optional(),
        description: z.string().trim().min(1).max(2000).nullable().optional(),
        priority: prioritySchema.optional(),
        tags: tagsSchema.optional(),
        due_at: instantSchema.nullable().optional(),
      }),
      answer: taskSchema,
      async handle({ params: { id }, body, stores, now }) {
        const task = await openTask(stores, id);
        const { title, description, priority, tags, due_at: dueAt } = body;
        const change = {
          ...(title === undefined ? {} : { title }),
          ...(description === undefined ? {} : { description }),
          ...(priority === undefined ? {} : { priority }),
          ...(tags === undefined ? {} : { tags }),
          ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : Date.parse(dueAt) }),
        };
        await changeTask(stores, task, change, { ...options, now });
        return show(stores, id);
      },
    }),
    defineOperation({
      ...writes,
      id: "dropTask",
      method: "delete",
      path: "/tasks/{id}",
      summary: "Drops a task: nobody needs to do it any more",
      answer: taskSchema,
      async handle({ params: { id }, stores, now }) {
        const task = found(await stores.tasks.find(id), id);
        if (task.droppedAt === undefined) await dropTask(stores, task, { ...options, now });
        return show(stores, id);
      },
    }),
    defineOperation({
      ...writes,
      id: "completeTask",
      method: "post",
      path: "/tasks/{id}/complete",
      summary: "Marks the share of one person done, or of all",
      body: onePerson,
      answer: taskSchema,
      async handle({ params: { id }, body, stores, now }) {
        const task = await openTask(stores, id);
        await completeShares(stores, task, sharesOf(task, body.person), { ...options, now });
        return show(stores, id);
      },
    }),
    defineOperation({
      ...writes,
      id: "reopenTask",
      method: "post",
      path: "/tasks/{id}/reopen",
      summary: "Opens the share of one person again, or of all; a dropped task goes on as it stood",
      body: onePerson,
      answer: taskSchema,
      async handle({ params: { id }, body, stores, now }) {
        const task = found(await stores.tasks.find(id), id);
        const shares = task.droppedAt === undefined ? sharesOf(task, body.person) : [];
        const people = shares.filter((one) =>
          task.assignees.some(({ userId, doneAt }) => userId === one && doneAt !== undefined),
        );
        await reopenShares(stores, task, people, { ...options, now });
        return show(stores, id);
      },
    }),
    defineOperation({
      ...writes,
      id: "handOverTask",
      method: "post",
      path: "/tasks/{id}/hand-over",
      summary: "Gives the open share of one person to others",
      body: z.strictObject({ from: person, to: z.array(person).min(1).max(50) }),
      answer: taskSchema,
      async handle({ params: { id }, body: { from, to }, stores, now }) {
        const task = await openTask(stores, id);
        const isOpen = task.assignees.some(
          (one) => one.userId === from && one.doneAt === undefined,
        );
        if (!isOpen) throw refused("/from", `${from} has no open share of ${id}`);
        const people = to.filter((one) => one !== from);
        if (people.length > 0) {
          await handOverShare(stores, task, { from, to: people }, { ...options, now });
        }
        return show(stores, id);
      },
    }),
    defineOperation({
      id: "commentTask",
      method: "post",
      path: "/tasks/{id}/comments",
      scope: "tasks:write",
      summary: "Says something about a task",
      params: taskIdParams,
      body: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
      status: 201,
      answer: comment,
      async handle({ params: { id }, body: { text }, stores, caller, now }) {
        const { id: taskId } = found(await stores.tasks.find(id), id);
        await stores.tasks.addComment({ taskId, person: caller.actsAs, at: now, text });
        return { person: caller.actsAs, at: showInstant(now), text };
      },
    }),
    defineOperation({
      id: "listTaskComments",
      method: "get",
      path: "/tasks/{id}/comments",
      scope: "tasks:read",
      summary: `What was said about a task: the newest ${shownComments}, oldest first`,
      params: taskIdParams,
      status: 200,
      answer: z.object({ items: z.array(comment) }),
      async handle({ params: { id }, stores }) {
        found(await stores.tasks.find(id), id);
        const comments = await stores.tasks.listComments(id, shownComments);
        return {
          items: comments.map((one) => ({
            person: one.person,
            at: showInstant(one.at),
            text: one.text,
          })),
        };
      },
    }),
  ];
}

async function openTask(stores: Stores, id: string): Promise<Task> {
  const task = found(await stores.tasks.find(id), id);
  if (task.droppedAt !== undefined) {
    throw new ApiProblem(409, "dropped", `${id} was dropped; reopen it first`);
  }
  return task;
}

async function show(stores: Stores, id: string) {
  return showTask(found(await stores.tasks.find(id), id));
}

function sharesOf(task: Task, person: string | undefined): readonly string[] {
  const people = task.assignees.map(({ userId }) => userId);
  if (person === undefined) return people;
  if (people.includes(person)) return [person];
  throw refused("/person", `${task.id} is not assigned to ${person}`);
}

function refused(path: string, message: string): ApiProblem {
  return new ApiProblem(422, "refused", message, { errors: [{ path, message }] });
}
