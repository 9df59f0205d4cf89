import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import { createSignal } from "../core/signal.ts";
import { reconcileTodo, type ReconcileOptions } from "./reconcile-todo.ts";

const leaseMs = 60_000;
const together = 10;
/** What is under way longer is made out by its source id after the next start. */
const stopMs = 5000;
/** Time is looked at again after this long, so that a clock that was moved is noticed. */
const longestWaitMs = 1000;

export interface TodoSyncOptions extends ReconcileOptions {
  readonly clock: Clock;
  /** This instance's name in leases. */
  readonly holder: string;
}

/** Keeps DingTalk's todos and the tasks here the same. Tasks never wait for it. */
export interface TodoSync {
  start(): void;
  /** Takes nothing new and resolves when what is under way is settled, after 5 s at the latest. */
  stop(): Promise<void>;
  /** DingTalk says that a todo has changed (the event `todo_task_update`): it is looked at now. */
  changed(event: { readonly taskId: string }): Promise<void>;
}

export function createTodoSync(options: TodoSyncOptions): TodoSync {
  const { storage, clock, log, holder } = options;
  const wake = createSignal(clock);
  const stopping = new AbortController();
  const inFlight = new Set<string>();
  let loop: Promise<void> = Promise.resolve();
  let unsubscribe: (() => void) | undefined;

  async function workOnSome(): Promise<number> {
    const leased = await storage.todos.lease({
      holder,
      now: clock.now(),
      leaseMs,
      limit: together,
    });
    // A clock moved forward ends the lease of one that is still worked on here.
    const todos = leased.filter(({ sourceId }) => !inFlight.has(sourceId));
    await Promise.all(
      todos.map(async (todo) => {
        inFlight.add(todo.sourceId);
        try {
          await reconcileTodo(todo, options);
        } finally {
          inFlight.delete(todo.sourceId);
        }
      }),
    );
    return todos.length;
  }

  async function pause(): Promise<void> {
    const nextAt = await storage.todos.nextDueAt();
    const waitMs = nextAt === null ? longestWaitMs : Math.max(nextAt - clock.now(), 1);
    await wake.wait(Math.min(waitMs, longestWaitMs), stopping.signal);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if ((await workOnSome()) === 0) await pause();
      } catch (error) {
        log.error({ error: messageOf(error) }, "todos not kept; trying again in a second");
        await wake.wait(longestWaitMs, stopping.signal);
      }
    }
  }

  return {
    start() {
      unsubscribe = storage.onCommit("todos", () => wake.set());
      loop = run();
    },
    async stop() {
      stopping.abort();
      unsubscribe?.();
      const ended = new AbortController();
      await Promise.race([loop.finally(() => ended.abort()), clock.wait(stopMs, ended.signal)]);
    },
    async changed({ taskId }) {
      await storage.todos.touchTodo(taskId, clock.now());
    },
  };
}
