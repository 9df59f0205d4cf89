import type { CalendarEvent } from "../../core/calendar-event.ts";
import { parseDuration } from "../../core/duration.ts";
import { momentOf } from "./moment.ts";
import { peopleOf } from "../../commands/people-of.ts";
import { reportAt, valueIn, wordsIn, type StepPlace } from "./place.ts";
import { textOf } from "./text-of.ts";
import { StepError } from "./step-error.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction, StepRun } from "./step.ts";

/** `event.create`: an event here, organised by the sender. */
export function compileEventCreate(
  place: StepPlace,
  file: NonNullable<StepFile["event.create"]>,
): StepAction | undefined {
  const key = "event.create";
  if (!place.about.hasSender) return nobody(place, key);
  const title = wordsIn(place, [key, "title"], file.title)?.of;
  const at = valueIn(place, [key, "at"], file.at);
  const length = valueIn(place, [key, "length"], file.length ?? null);
  const where = wordsIn(place, [key, "place"], file.place);
  const people = valueIn(place, [key, "people"], file.people ?? []);
  if (title === undefined || at === undefined || length === undefined) return undefined;
  if (where === undefined || people === undefined) return undefined;
  return {
    kind: "inside",
    async act({ scope, context, host }) {
      const when = momentOf(at(scope), context);
      const lengthMs = lengthOf(length(scope));
      const said = where.of?.(scope);
      const { event } = await context.events.add({
        title: title(scope),
        startsAt: when.at,
        ...(lengthMs === undefined ? {} : { endsAt: when.at + lengthMs }),
        ...(when.recurrence === undefined ? {} : { recurrence: when.recurrence }),
        ...(said === undefined ? {} : { place: said }),
        people: peopleOf(people(scope), host.roles),
      });
      return eventForTemplate(event);
    },
  };
}

/** `event.change`: another time, title, place or other people. */
export function compileEventChange(
  place: StepPlace,
  file: NonNullable<StepFile["event.change"]>,
): StepAction | undefined {
  const key = "event.change";
  if (!place.about.hasSender) return nobody(place, key);
  const of = valueIn(place, [key, "event"], file.event);
  const title = wordsIn(place, [key, "title"], file.title);
  const where = wordsIn(place, [key, "place"], file.place);
  const at = valueIn(place, [key, "at"], file.at ?? null);
  const add = valueIn(place, [key, "add"], file.add ?? []);
  const remove = valueIn(place, [key, "remove"], file.remove ?? []);
  if (of === undefined || title === undefined || where === undefined) return undefined;
  if (at === undefined || add === undefined || remove === undefined) return undefined;
  return {
    kind: "inside",
    async act(step) {
      const { scope, context, host } = step;
      let event = await found(step, of(scope));
      const when = at(scope);
      if (when !== null) {
        const { at: startsAt } = momentOf(when, context);
        ({ event } = await context.events.move(event, { startsAt }));
      }
      const edit = {
        ...(title.of === undefined ? {} : { title: title.of(scope) }),
        ...(where.of === undefined ? {} : { place: where.of(scope) }),
        ...(file.add === undefined ? {} : { add: peopleOf(add(scope), host.roles) }),
        ...(file.remove === undefined ? {} : { remove: peopleOf(remove(scope), host.roles) }),
      };
      if (Object.keys(edit).length > 0) {
        ({ event } = await context.events.change(event, edit));
      }
      return eventForTemplate(event);
    },
  };
}

/** `event.delete`: the whole event, as the sender may. */
export function compileEventDelete(place: StepPlace, id: string): StepAction | undefined {
  const key = "event.delete";
  if (!place.about.hasSender) return nobody(place, key);
  const of = valueIn(place, [key], id);
  return (
    of && {
      kind: "inside",
      async act(step) {
        const event = await found(step, of(step.scope));
        await step.context.events.remove(event);
        return eventForTemplate(event);
      },
    }
  );
}

function nobody(place: StepPlace, key: string): undefined {
  return reportAt(
    place,
    [key],
    { message: "an event is somebody's, and nobody said anything", hint: "`post` says it instead" },
    "key",
  );
}

function lengthOf(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined;
  const ms = typeof value === "number" ? value : parseDuration(textOf(value));
  if (ms !== undefined && ms > 0) return ms;
  throw new StepError({ zh: "日程的时长不对", en: "the length of the event is none" });
}

async function found({ context }: StepRun, id: unknown): Promise<CalendarEvent> {
  const event = await context.events.find(String(id));
  if (event !== undefined) return event;
  throw new StepError({ zh: `没有日程 ${String(id)}`, en: `there is no event ${String(id)}` });
}

function eventForTemplate({ id, title, startsAt, endsAt, place, organizer }: CalendarEvent) {
  return { id, title, at: startsAt, end: endsAt, place: place ?? null, by: organizer };
}
