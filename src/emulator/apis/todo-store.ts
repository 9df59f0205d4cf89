/** A todo (protocol §7.2). People are union ids. */
export interface Todo {
  readonly id: string;
  readonly subject: string;
  readonly description: string;
  readonly detailUrl: unknown;
  readonly dueTime: number | undefined;
  readonly priority: number;
  readonly creatorId: string;
  readonly executorIds: readonly string[];
  readonly participantIds: readonly string[];
  /** Executors who have done their part. */
  readonly doneBy: readonly string[];
  readonly done: boolean;
  readonly sourceId: string;
  readonly createdTime: number;
  readonly modifiedTime: number;
  readonly finishTime: number | undefined;
  readonly seq: number;
}

export interface TodoStore {
  put(todo: Omit<Todo, "seq">): void;
  find(id: string): Todo | undefined;
  findBySource(sourceId: string): Todo | undefined;
  remove(id: string): void;
  /** Newest first. */
  list(): readonly Todo[];
  clear(): void;
}

export function createTodoStore(): TodoStore {
  const todos = new Map<string, Todo>();
  let last = 0;
  return {
    put(todo) {
      last += 1;
      todos.set(todo.id, { ...todo, seq: todos.get(todo.id)?.seq ?? last });
    },
    find: (id) => todos.get(id),
    findBySource: (sourceId) => todos.values().find((each) => each.sourceId === sourceId),
    remove: (id) => void todos.delete(id),
    list: () => [...todos.values()].toSorted((a, b) => b.seq - a.seq),
    clear: () => todos.clear(),
  };
}

/** A todo as a person who does it, or made it, or takes part, changes it: done when all have done their part. */
export function withExecutors(todo: Todo, doneBy: readonly string[], now: number): Todo {
  const done = todo.executorIds.length > 0 && todo.executorIds.every((id) => doneBy.includes(id));
  return { ...todo, doneBy, done, modifiedTime: now, finishTime: done ? now : undefined };
}
