import { isRecord, type JsonRecord, textIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import type { Api, ApiCall } from "./api.ts";
import { dayOf } from "./day-of.ts";
import { checkEvent } from "./event-check.ts";
import type { Attendee, CalendarEntry } from "./event-store.ts";
import { shownEvent } from "./shown-event.ts";

const calendar = "/v1.0/calendar/users/{userId}/calendars/{calendarId}";
const all = `${calendar}/events`;
const one = `${all}/{eventId}`;
const people = `${one}/attendees`;

/** Events (protocol §7.3). */
export const calendarApis: readonly Api[] = [
  { generation: "new", method: "POST", path: all, answer: create },
  { generation: "new", method: "GET", path: one, answer: get },
  { generation: "new", method: "PUT", path: one, answer: update },
  { generation: "new", method: "DELETE", path: one, answer: remove },
  { generation: "new", method: "GET", path: people, answer: listAttendees },
  { generation: "new", method: "POST", path: people, answer: addAttendees },
  { generation: "new", method: "POST", path: `${people}/batchRemove`, answer: removeAttendees },
  { generation: "new", method: "POST", path: `${one}/respond`, answer: respond },
];

/** HTTP 200 without a body. */
const empty: Answer = { status: 200, type: "application/json;charset=utf-8", text: "" };
const mostAttendees = 500;

function invalid({ state }: ApiCall, message: string): Answer {
  return newError({ code: "invalidParameter", message }, state.random);
}

function create(call: ApiCall): Answer {
  const { body, at, state, request } = call;
  const { stores, clock, world, random } = state;
  const owner = at["userId"] ?? "";
  if (world.personByUnionId(owner) === undefined) return invalid(call, "userId is invalid");
  const token = request.headers["x-client-token"];
  const now = clock.now();
  const made = typeof token === "string" ? stores.events.byToken(token, now) : undefined;
  if (made !== undefined) return newAnswer(shownEvent(made, owner, world));
  const problem = checkEvent(body, true);
  if (problem !== undefined) return invalid(call, problem);
  if (!stores.events.take(owner, dayOf(now))) {
    return newError({ code: "flowLimit", message: "当日创建日程数量超过限制" }, random);
  }
  const entry: CalendarEntry = {
    id: random.token(16),
    organizer: owner,
    fields: body,
    attendees: attendeesOf(body, "attendees"),
    createdAt: now,
    updatedAt: now,
    status: "confirmed",
  };
  stores.events.put(entry);
  if (typeof token === "string") stores.events.keepToken(token, entry.id, now);
  return newAnswer(shownEvent(entry, owner, world));
}

function attendeesOf(body: JsonRecord, key: string): readonly Attendee[] {
  const list: readonly unknown[] = Array.isArray(body[key]) ? body[key] : [];
  return list.filter(isRecord).flatMap((each) => {
    const id = textIn(each, "id");
    const isOptional = each["isOptional"] === true;
    return id === undefined ? [] : [{ id, isOptional, responseStatus: "needsAction" }];
  });
}

/** The event, if it is in this person's calendar. */
function find({ at, state }: ApiCall): CalendarEntry | undefined {
  return state.stores.events.of(at["userId"] ?? "").find(({ id }) => id === at["eventId"]);
}

function notFound({ state }: ApiCall): Answer {
  const message = "The event does not exist";
  return newError({ code: "itemNotFound", message, status: 404 }, state.random);
}

function denied({ state }: ApiCall): Answer {
  return newError({ code: "permissionDeny", message: "只有组织者可以修改日程" }, state.random);
}

function get(call: ApiCall): Answer {
  const entry = find(call);
  return entry === undefined
    ? notFound(call)
    : newAnswer(shownEvent(entry, call.at["userId"] ?? "", call.state.world));
}

function update(call: ApiCall): Answer {
  const { body, at, state } = call;
  const entry = find(call);
  if (entry === undefined || entry.status === "cancelled") return notFound(call);
  if (entry.organizer !== at["userId"]) return denied(call);
  const problem = checkEvent({ ...entry.fields, ...body }, false);
  if (problem !== undefined) return invalid(call, problem);
  const changed: CalendarEntry = {
    ...entry,
    fields: { ...entry.fields, ...body },
    attendees: body["attendees"] === undefined ? entry.attendees : attendeesOf(body, "attendees"),
    updatedAt: state.clock.now(),
  };
  state.stores.events.put(changed);
  return newAnswer(shownEvent(changed, entry.organizer, state.world));
}

/** By the organiser it is gone for all, by others from their own calendar. */
function remove(call: ApiCall): Answer {
  const { at, state } = call;
  const entry = find(call);
  if (entry === undefined || entry.status === "cancelled") return notFound(call);
  const updatedAt = state.clock.now();
  state.stores.events.put(
    entry.organizer === at["userId"]
      ? { ...entry, status: "cancelled", updatedAt }
      : { ...entry, attendees: entry.attendees.filter(({ id }) => id !== at["userId"]) },
  );
  return empty;
}

function listAttendees(call: ApiCall): Answer {
  const { query, at, state } = call;
  const entry = find(call);
  if (entry === undefined) return notFound(call);
  const size = Math.min(Number(query.get("maxResults") ?? mostAttendees), mostAttendees);
  const from = Number(query.get("nextToken") ?? "0");
  const shown = shownEvent(entry, at["userId"] ?? "", state.world).attendees;
  const more = shown.length > from + size ? { nextToken: String(from + size) } : {};
  return newAnswer({ attendees: shown.slice(from, from + size), ...more });
}

function addAttendees(call: ApiCall): Answer {
  const { body, at, state } = call;
  const entry = find(call);
  if (entry === undefined) return notFound(call);
  if (entry.organizer !== at["userId"]) return denied(call);
  const added = attendeesOf(body, "attendeesToAdd");
  if (added.length === 0 || added.length > mostAttendees) {
    return invalid(call, "attendeesToAdd is invalid");
  }
  const others = entry.attendees.filter(({ id }) => !added.some((each) => each.id === id));
  state.stores.events.put({ ...entry, attendees: [...others, ...added] });
  return empty;
}

function removeAttendees(call: ApiCall): Answer {
  const { body, at, state } = call;
  const entry = find(call);
  if (entry === undefined) return notFound(call);
  if (entry.organizer !== at["userId"]) return denied(call);
  const removed = attendeesOf(body, "attendeesToRemove");
  const attendees = entry.attendees.filter(({ id }) => !removed.some((each) => each.id === id));
  state.stores.events.put({ ...entry, attendees });
  return empty;
}

function respond(call: ApiCall): Answer {
  const { body, at, state } = call;
  const entry = find(call);
  if (entry === undefined) return notFound(call);
  const responseStatus = textIn(body, "responseStatus") ?? "";
  if (!["needsAction", "accepted", "declined", "tentative"].includes(responseStatus)) {
    return invalid(call, "responseStatus is invalid");
  }
  const attendees = entry.attendees.map((each) =>
    each.id === at["userId"] ? { ...each, responseStatus } : each,
  );
  state.stores.events.put({ ...entry, attendees });
  return empty;
}
