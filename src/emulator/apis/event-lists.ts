import { dayMs } from "../../core/clock.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import type { Api, ApiCall } from "./api.ts";
import type { CalendarEntry } from "./event-store.ts";
import { instantOf } from "./event-time.ts";
import { occurrencesOf } from "./occurrences.ts";
import { shownEvent } from "./shown-event.ts";

const calendar = "/v1.0/calendar/users/{userId}/calendars/{calendarId}";

/** Lists of events by a stretch of time (protocol §7.3). */
export const eventListApis: readonly Api[] = [
  { generation: "new", method: "GET", path: `${calendar}/events`, answer: list },
  { generation: "new", method: "GET", path: `${calendar}/eventsview`, answer: view },
];

const mostResults = 100;
const mostRangeMs = 366 * dayMs;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The range asked for; a text when it is wrong. */
function rangeOf({ query }: ApiCall): Range | string {
  const from = query.has("timeMin") ? Date.parse(query.get("timeMin") ?? "") : -Infinity;
  const to = query.has("timeMax") ? Date.parse(query.get("timeMax") ?? "") : Infinity;
  if (Number.isNaN(from) || Number.isNaN(to)) return "timeMin or timeMax is invalid";
  if (to < from) return "timeMax is before timeMin";
  if (Number.isFinite(to - from) && to - from > mostRangeMs) return "time range is over a year";
  return { from, to };
}

function isIn(entry: CalendarEntry, { from, to }: Range): boolean {
  const start = instantOf(entry.fields, "start");
  const end = instantOf(entry.fields, "end");
  return start < to && (Number.isNaN(end) ? start : end) > from;
}

function list(call: ApiCall): Answer {
  const { query, at, state } = call;
  const range = rangeOf(call);
  if (typeof range === "string") {
    return newError({ code: "invalidParameter", message: range }, state.random);
  }
  const viewer = at["userId"] ?? "";
  const showDeleted = query.get("showDeleted") === "true";
  const found = state.stores.events
    .of(viewer)
    .filter((entry) => showDeleted || entry.status === "confirmed")
    .filter((entry) => isIn(entry, range));
  const events = found.map((entry) => shownEvent(entry, viewer, state.world));
  // No syncToken when timeMax is given.
  return page(call, events, query.has("timeMax") ? {} : { syncToken: state.random.token(8) });
}

function view(call: ApiCall): Answer {
  const { at, state } = call;
  const range = rangeOf(call);
  if (typeof range === "string") {
    return newError({ code: "invalidParameter", message: range }, state.random);
  }
  const viewer = at["userId"] ?? "";
  const events = state.stores.events
    .of(viewer)
    .filter(({ status }) => status === "confirmed")
    .flatMap((entry) => occurrencesOf(entry, range))
    .filter((entry) => isIn(entry, range))
    .toSorted((a, b) => instantOf(a.fields, "start") - instantOf(b.fields, "start"))
    .map((entry) => shownEvent(entry, viewer, state.world));
  return page(call, events, {});
}

function page({ query, state }: ApiCall, events: readonly object[], more: object): Answer {
  const size = Number(query.get("maxResults") ?? mostResults);
  const from = Number(query.get("nextToken") ?? "0");
  const isGood = size >= 1 && size <= mostResults && Number.isInteger(from) && from >= 0;
  if (!isGood) {
    const message = "maxResults or nextToken is invalid";
    return newError({ code: "invalidParameter", message }, state.random);
  }
  const next = events.length > from + size ? { nextToken: String(from + size) } : {};
  return newAnswer({ events: events.slice(from, from + size), ...next, ...more });
}
