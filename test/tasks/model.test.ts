import * as fc from "fast-check";
import { expect, test } from "vitest";
import { minuteMs } from "../../src/core/clock.ts";
import { ReplyError } from "../../src/core/errors.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createUnitOfWork } from "../../src/core/unit-of-work.ts";
import { fireTaskReminders } from "../../src/scheduler/fire-task-reminders.ts";
import { taskReminderEntries } from "../../src/tasks/render-reminder.ts";
import { createTaskService } from "../../src/tasks/task-service.ts";
import { freshSqlite } from "../storage/databases.ts";
import { openShared } from "../storage/given.ts";
import { createMemoryBoard, settleTodos } from "./memory-board.ts";
import { modelDoes, modelFired, remindersOf, type Doing, type ModelTask } from "./model-task.ts";
import { speaking } from "../speaking.ts";

// Random doings of five people, one of them an admin, against a model of a few lines.

const people = ["a", "b", "c", "d", "admin"] as const;
const startAt = Date.parse("2026-11-23T09:00:00+08:00");

const person = fc.constantFrom(...people);
const some = fc.uniqueArray(person, { minLength: 1, maxLength: 3 });
/** Minutes; 0 is never. */
const dueIn = fc.constantFrom(0, 30, 61, 120, 600);
const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("assign"), to: some, dueIn }) },
  {
    weight: 6,
    arbitrary: fc.oneof(
      ...(["done", "reopen", "drop"] as const).map((kind) => fc.constant({ kind })),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("due"), dueIn: fc.constantFrom(30, 90, 400) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("title"), title: fc.constantFrom("x", "y") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("priority"),
      priority: fc.constantFrom("urgent" as const, "low" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "comment" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "restart" as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("hand-over"), to: some }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("wait"), minutes: fc.constantFrom(1, 29, 60, 200) }),
  },
);
const step = fc.record({ by: person, task: fc.nat(4), what: doing });

test("tasks do what a simple model does, whatever people do", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const fresh = await freshSqlite();
      let storage = await openShared(fresh.url);
      const restart = async (): Promise<Storage> => {
        await storage.close();
        storage = await openShared(fresh.url);
        return storage;
      };
      try {
        await run(storage, steps, restart);
      } finally {
        await storage.close();
        await fresh.dispose();
      }
    }),
    { numRuns: 40 },
  );
});

async function run(
  opened: Storage,
  steps: readonly { readonly by: string; readonly task: number; readonly what: Doing }[],
  restart: () => Promise<Storage>,
): Promise<void> {
  let storage = opened;
  let now = startAt;
  const model = new Map<string, ModelTask>();
  const board = createMemoryBoard();
  for (const { by, task, what } of steps) {
    if (what.kind === "wait") {
      now += what.minutes * minuteMs;
      expect(await fired(storage, now)).toEqual(modelFired(model, now));
      continue;
    }
    if (what.kind === "restart") {
      storage = await restart();
      await compare(storage, model, now);
      continue;
    }
    const ids = [...model.keys()];
    const id = ids[task % Math.max(ids.length, 1)];
    if (what.kind !== "assign" && id === undefined) continue;
    await act(storage, { by, what, id: id ?? "", now, model });
    await compare(storage, model, now);
    if (task < 3) await settleTodos(storage, board, now);
  }
  await settleTodos(storage, board, now);
  const wanted = [...model.values()]
    .filter(({ isDropped }) => !isDropped)
    .flatMap(({ title, shares }) => [...shares].map(([one, done]) => ({ title, one, done })));
  const open = wanted.filter(({ done }) => !done).map(({ title, one }) => `${title} ${one}`);
  expect(board.open().toSorted()).toEqual(open.toSorted());
}

async function act(
  storage: Storage,
  about: {
    readonly by: string;
    readonly what: Exclude<Doing, { kind: "wait" | "restart" }>;
    readonly id: string;
    readonly now: number;
    readonly model: Map<string, ModelTask>;
  },
): Promise<void> {
  const { by, what, id, now, model } = about;
  const unit = createUnitOfWork();
  const service = createTaskService({
    stores: storage,
    unit,
    message: {
      robot: "bell",
      conversation: { id: "g1", kind: "group" },
      sender: { id: by, dingtalkId: by, name: by, isAdmin: false },
    },
    now,
    locale: "zh-CN",
    hasTodos: () => true,
    admins: ["admin"],
    random: createRandom(),
  });
  const commit = () => storage.transaction((stores) => unit.commit(stores, now));
  if (what.kind === "assign") {
    const dueAt = what.dueIn === 0 ? undefined : now + what.dueIn * minuteMs;
    const due = dueAt === undefined ? {} : { dueAt };
    const made = await service.assign({ title: "t", assignees: what.to, ...due });
    await commit();
    const shares = new Map(what.to.map((one) => [one, false]));
    const reminders = remindersOf(dueAt, now);
    // Numbers go on where they were, whatever was dropped or restarted.
    expect(made.id).toBe(`T${model.size + 1}`);
    const more = { isDropped: false, reminders, priority: "normal", comments: 0 } as const;
    model.set(made.id, { title: "t", maker: by, shares, dueAt, ...more });
    return;
  }
  const found = await service.find(id);
  const known = model.get(id);
  if (found === undefined || known === undefined) return expect.unreachable();
  const allowed = modelDoes(known, by, what, now);
  const attempt = async (): Promise<void> => {
    if (what.kind === "done") await service.complete(found);
    else if (what.kind === "reopen") await service.reopen(found);
    else if (what.kind === "drop") await service.drop(found);
    else if (what.kind === "due") {
      await service.change(found, { dueAt: now + what.dueIn * minuteMs });
    } else if (what.kind === "title") await service.change(found, { title: what.title });
    else if (what.kind === "priority") await service.change(found, { priority: what.priority });
    else if (what.kind === "comment") await service.comment(found, "c");
    else await service.handOver(found, what.to);
  };
  if (allowed) await attempt();
  else await expect(attempt()).rejects.toBeInstanceOf(ReplyError);
  await commit();
}

async function compare(
  { tasks }: Storage,
  model: ReadonlyMap<string, ModelTask>,
  now: number,
): Promise<void> {
  for (const [id, { title, shares, dueAt, isDropped, priority, comments }] of model) {
    const task = await tasks.find(id);
    const kept = task?.assignees.map(({ userId, doneAt }) => [userId, doneAt !== undefined]);
    expect(new Map(kept as [string, boolean][])).toEqual(shares);
    const state = [task?.title, task?.dueAt, task?.droppedAt !== undefined, task?.priority];
    expect(state).toEqual([title, dueAt, isDropped, priority]);
    expect(await tasks.listComments(id, 99)).toHaveLength(comments);
  }
  const ids = async (filter: object): Promise<string[]> =>
    (await tasks.list({ state: "open", now, limit: 99, ...filter })).map(({ id }) => id).toSorted();
  const those = (isMeant: (task: ModelTask) => boolean): string[] =>
    [...model]
      .filter(([, task]) => isMeant(task))
      .map(([id]) => id)
      .toSorted();
  expect(await ids({})).toEqual(those(isOpen));
  expect(await ids({ assignee: "a" })).toEqual(
    those(({ isDropped, shares }) => !isDropped && shares.get("a") === false),
  );
  expect(await ids({ state: "overdue" })).toEqual(
    those((task) => isOpen(task) && (task.dueAt ?? Infinity) < now),
  );
  expect(await ids({ state: "done" })).toEqual(those((task) => !task.isDropped && !isOpen(task)));
  expect(await ids({ state: "dropped" })).toEqual(those(({ isDropped }) => isDropped));
}

/** The tasks that are reminded of when the scheduler looks at `now`, and who is. */
async function fired(storage: Storage, now: number): Promise<string[]> {
  const said: string[] = [];
  await storage.transaction((stores) =>
    fireTaskReminders(
      stores,
      {
        async taskReminderEntries(reminder, task, about) {
          const zone = "Asia/Shanghai";
          const setting = { ...about, zone, languages: speaking("zh-CN") } as const;
          const entries = await taskReminderEntries(reminder, task, setting);
          for (const { reply } of entries) {
            said.push(`${reminder.taskId} ${reply.mentions.toSorted().join()}`);
          }
          return entries;
        },
      },
      now,
    ),
  );
  return said.toSorted();
}

function isOpen({ isDropped, shares }: ModelTask): boolean {
  return !isDropped && [...shares.values()].includes(false);
}
