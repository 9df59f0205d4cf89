import { isRecord, recordIn, textIn, textsIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import { newRequestUuid } from "../world/identifiers.ts";
import type { Api, ApiCall } from "./api.ts";
import { type Todo, withExecutors } from "./todo-store.ts";

const all = "/v1.0/todo/users/{unionId}/tasks";
const one = `${all}/{taskId}`;

/** Todos (protocol §7.2). */
export const todoApis: readonly Api[] = [
  { generation: "new", method: "POST", path: all, answer: create },
  { generation: "new", method: "GET", path: one, answer: get },
  { generation: "new", method: "GET", path: `${all}/sources/{sourceId}`, answer: getBySource },
  { generation: "new", method: "PUT", path: one, answer: update },
  { generation: "new", method: "DELETE", path: one, answer: remove },
  { generation: "new", method: "PUT", path: `${one}/executorStatus`, answer: setExecutors },
  {
    generation: "new",
    method: "POST",
    path: "/v1.0/todo/users/{unionId}/org/tasks/query",
    answer: query,
  },
];

// Protocol §7.2.
const most = { subject: 1024, description: 4096, people: 100 };

type Verb = "Create" | "Update" | "Delete" | "Query" | "ExecutorStatusUpdate";

function paramError({ state }: ApiCall, verb: Verb, message: string): Answer {
  const code = verb === "Query" ? "todo.orgTaskQuery.paramError" : `todo.task${verb}.paramError`;
  return newError({ code, message }, state.random);
}

function create(call: ApiCall): Answer {
  const { body, at, state } = call;
  const problem = problemOf(call) ?? creationProblemOf(call);
  if (problem !== undefined) return paramError(call, "Create", problem);
  const now = state.clock.now();
  const id = `task${state.random.token(16)}`;
  const executorIds = textsIn(body, "executorIds");
  const todo: Omit<Todo, "seq"> = {
    id,
    subject: textIn(body, "subject") ?? "",
    description: textIn(body, "description") ?? "",
    detailUrl: body["detailUrl"],
    dueTime: typeof body["dueTime"] === "number" ? body["dueTime"] : undefined,
    priority: Number(body["priority"] ?? 20),
    creatorId: textIn(body, "creatorId") ?? at["unionId"] ?? "",
    executorIds,
    participantIds: textsIn(body, "participantIds"),
    doneBy: [],
    done: false,
    sourceId: textIn(body, "sourceId") ?? id,
    createdTime: now,
    modifiedTime: now,
    finishTime: undefined,
  };
  state.stores.todos.put(todo);
  return newAnswer({ ...shown(todo), requestId: newRequestUuid(state.random) });
}

function creationProblemOf({ body, at, state }: ApiCall): string | undefined {
  const { world, stores } = state;
  if (textIn(body, "subject") === undefined) return "subject is blank";
  const url = recordIn(body, "detailUrl") ?? {};
  // Mandatory since 2024-02-01 (K0793).
  if (textIn(url, "appUrl") === undefined && textIn(url, "pcUrl") === undefined) {
    return "detailUrl is blank";
  }
  const sourceId = textIn(body, "sourceId");
  if (sourceId !== undefined && stores.todos.findBySource(sourceId) !== undefined) {
    return "task exist";
  }
  const owners = [at["unionId"] ?? "", ...textsIn(body, "executorIds")];
  if (owners.some((id) => world.personByUnionId(id) === undefined)) return "unionId is invalid";
  return undefined;
}

function problemOf({ body }: ApiCall): string | undefined {
  const isLong = (name: string, chars: number): boolean =>
    Array.from(textIn(body, name) ?? "").length > chars;
  if (isLong("subject", most.subject)) return "subject is oversize";
  if (isLong("description", most.description)) return "description is oversize";
  if (textsIn(body, "executorIds").length > most.people) return "executors is oversize";
  if (textsIn(body, "participantIds").length > most.people) return "participants is oversize";
  const due = body["dueTime"];
  if (due !== undefined && due !== null && !(typeof due === "number" && due > 1e12)) {
    return "dueTime is invalid";
  }
  return undefined;
}

function find({ at, state }: ApiCall): Todo | undefined {
  const todo = state.stores.todos.find(at["taskId"] ?? "");
  return todo !== undefined && mayTouch(todo, at["unionId"] ?? "") ? todo : undefined;
}

function mayTouch(todo: Todo, unionId: string): boolean {
  return [todo.creatorId, ...todo.executorIds, ...todo.participantIds].includes(unionId);
}

function get(call: ApiCall): Answer {
  const todo = find(call);
  return todo === undefined
    ? paramError(call, "Query", "task not exist")
    : newAnswer({ ...shown(todo), requestId: newRequestUuid(call.state.random) });
}

function getBySource(call: ApiCall): Answer {
  const { at, state } = call;
  const todo = state.stores.todos.findBySource(at["sourceId"] ?? "");
  return todo === undefined || !mayTouch(todo, at["unionId"] ?? "")
    ? paramError(call, "Query", "task not exist")
    : newAnswer({ ...shown(todo), requestId: newRequestUuid(state.random) });
}

function update(call: ApiCall): Answer {
  const { body, state } = call;
  const todo = find(call);
  const problem = todo === undefined ? "task not exist" : problemOf(call);
  if (problem !== undefined || todo === undefined) {
    return paramError(call, "Update", problem ?? "task not exist");
  }
  const now = state.clock.now();
  const executorIds =
    body["executorIds"] === undefined ? todo.executorIds : textsIn(body, "executorIds");
  const changed: Todo = {
    ...todo,
    subject: textIn(body, "subject") ?? todo.subject,
    description: textIn(body, "description") ?? todo.description,
    dueTime: typeof body["dueTime"] === "number" ? body["dueTime"] : todo.dueTime,
    executorIds,
    participantIds:
      body["participantIds"] === undefined ? todo.participantIds : textsIn(body, "participantIds"),
    modifiedTime: now,
  };
  const done = body["done"];
  state.stores.todos.put(
    typeof done === "boolean" ? withExecutors(changed, done ? executorIds : [], now) : changed,
  );
  return newAnswer({ result: true, requestId: newRequestUuid(state.random) });
}

function remove(call: ApiCall): Answer {
  const todo = find(call);
  if (todo === undefined) return paramError(call, "Delete", "task not exist");
  call.state.stores.todos.remove(todo.id);
  return newAnswer({ result: true, requestId: newRequestUuid(call.state.random) });
}

function setExecutors(call: ApiCall): Answer {
  const { body, state } = call;
  const todo = find(call);
  const list: readonly unknown[] = Array.isArray(body["executorStatusList"])
    ? body["executorStatusList"]
    : [];
  const changes = list.filter(isRecord);
  if (todo === undefined || changes.length === 0) {
    const problem = todo === undefined ? "task not exist" : "executorStatusList is blank";
    return paramError(call, "ExecutorStatusUpdate", problem);
  }
  const doneBy = changes.reduce<readonly string[]>((done, change) => {
    const id = textIn(change, "id") ?? "";
    const others = done.filter((each) => each !== id);
    return change["isDone"] === true ? [...others, id] : others;
  }, todo.doneBy);
  state.stores.todos.put(withExecutors(todo, doneBy, state.clock.now()));
  return newAnswer({ result: true, requestId: newRequestUuid(state.random) });
}

const pageSize = 15;

function query(call: ApiCall): Answer {
  const { body, at, state } = call;
  const unionId = at["unionId"] ?? "";
  const from = Number(textIn(body, "nextToken") ?? "0");
  if (!Number.isInteger(from) || from < 0) return paramError(call, "Query", "nextToken is invalid");
  const wanted = body["isDone"];
  const isDoneFor = (todo: Todo): boolean => todo.done || todo.doneBy.includes(unionId);
  const found = state.stores.todos
    .list()
    .filter((todo) => hasRole(todo, unionId, body["roleTypes"]))
    .filter((todo) => typeof wanted !== "boolean" || isDoneFor(todo) === wanted);
  const todoCards = found.slice(from, from + pageSize).map((todo) => ({
    taskId: todo.id,
    subject: todo.subject,
    dueTime: todo.dueTime,
    detailUrl: todo.detailUrl,
    priority: todo.priority,
    createdTime: todo.createdTime,
    modifiedTime: todo.modifiedTime,
    creatorId: todo.creatorId,
    sourceId: todo.sourceId,
    isDone: isDoneFor(todo),
  }));
  const more = found.length > from + pageSize ? { nextToken: String(from + pageSize) } : {};
  return newAnswer({ ...more, todoCards });
}

/** Outer or, inner and: `[["executor"], ["creator", "participant"]]`. */
function hasRole(todo: Todo, unionId: string, roleTypes: unknown): boolean {
  const roles: Readonly<Record<string, readonly string[]>> = {
    executor: todo.executorIds,
    creator: [todo.creatorId],
    participant: todo.participantIds,
  };
  const groups: readonly unknown[] = Array.isArray(roleTypes) ? roleTypes : [];
  if (groups.length === 0) return mayTouch(todo, unionId);
  return groups.some(
    (group) =>
      Array.isArray(group) && group.every((role) => roles[String(role)]?.includes(unionId)),
  );
}

function shown({ doneBy: _doneBy, ...todo }: Omit<Todo, "seq">): object {
  return { ...todo, source: "bellhop", isOnlyShowExecutor: false, startTime: todo.createdTime };
}
