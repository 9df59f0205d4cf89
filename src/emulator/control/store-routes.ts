import type { Router } from "@koa/router";
import { withExecutors } from "../apis/todo-store.ts";
import { textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { unionIdOf } from "../world/identifiers.ts";
import type { Person } from "../world/world.ts";
import { ControlError } from "./control-error.ts";
import { readJsonBody } from "./read-json-body.ts";

/** What people do in DingTalk's own client: read what they got, tick a todo; and what the APIs keep. */
export function addStoreRoutes(router: Router, state: EmulatorState): void {
  const { stores } = state;
  router.put("/_/reads", async (ctx) => {
    const user = personIn(textIn(await readJsonBody(ctx), "user"), state);
    stores.reads.mark(user.id);
    ctx.body = { ok: true };
  });
  router.get("/_/todos", (ctx) => {
    ctx.body = stores.todos.list();
  });
  router.put("/_/todos/:id", async (ctx) => {
    const body = await readJsonBody(ctx);
    const todo = stores.todos.find(ctx.params["id"] ?? "");
    const unionId = unionIdOf(personIn(textIn(body, "user"), state).id);
    if (todo === undefined || !todo.executorIds.includes(unionId)) {
      throw new ControlError("this person has no such todo", "GET /_/todos lists them", 404);
    }
    const others = todo.doneBy.filter((id) => id !== unionId);
    const doneBy = body["done"] === false ? others : [...others, unionId];
    stores.todos.put(withExecutors(todo, doneBy, state.clock.now()));
    ctx.body = stores.todos.find(todo.id);
  });
  router.get("/_/calendar", (ctx) => {
    ctx.body = state.world.people.flatMap(({ unionId }) =>
      stores.events.of(unionId).filter(({ organizer }) => organizer === unionId),
    );
  });
  router.get("/_/cards", (ctx) => {
    ctx.body = stores.cards.list();
  });
  router.get("/_/downloads/:file", (ctx) => {
    // The name ends in .file whatever it is (protocol §4.7).
    const code = (ctx.params["file"] ?? "").replace(/\.file$/, "");
    const file = stores.inboundFiles.find(code);
    if (file === undefined) {
      throw new ControlError("there is no such file", "ask for its address anew", 404);
    }
    ctx.set("content-type", "application/octet-stream");
    ctx.body = file.bytes;
  });
}

function personIn(id: string | undefined, { world }: EmulatorState): Person {
  const person = world.person(id ?? "");
  if (person !== undefined) return person;
  const ids = world.people.map((each) => each.id).join(", ");
  throw new ControlError(`there is nobody "${id ?? ""}"`, `"user" is one of ${ids}`);
}
