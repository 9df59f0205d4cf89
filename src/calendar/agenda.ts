import type { Destination } from "../core/destination.ts";
import type { Agenda, PlaceAgenda } from "../core/event-service.ts";
import type { Stores } from "../core/storage.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { instantOf, wallTime } from "../time/dates/zone.ts";
import { occurrencesIn } from "./occurrences.ts";

const most = 500;

/** What takes place today in each group, and for whoever arranges things one to one. */
export function createAgenda(
  { events, directory }: Pick<Stores, "events" | "directory">,
  about: { readonly now: number; readonly zone: string; readonly calendar: WorkCalendar },
): Agenda {
  const { now, zone, calendar } = about;
  return {
    async today() {
      const { year, month, day } = wallTime(now, zone);
      const to = instantOf({ year, month, day: day + 1, hour: 0, minute: 0 }, zone);
      const range = { from: now, to };
      const found: PlaceAgenda[] = [];
      for (const { robot, conversation } of await events.listPlaces(range.from, range.to)) {
        const here = await events.list({
          robot,
          conversation,
          before: range.to,
          after: range.from,
          limit: most,
        });
        const occurrences = here
          .flatMap((event) => occurrencesIn(event, range, calendar))
          .toSorted((a, b) => a.startsAt - b.startsAt);
        const [first] = occurrences;
        if (first === undefined) continue;
        const known = await directory.conversation(robot, conversation);
        const destination: Destination =
          known?.kind === "person"
            ? { kind: "person", robot, userId: first.event.organizer }
            : { kind: "group", robot, conversation };
        found.push({ conversation, destination, occurrences });
      }
      return found;
    },
  };
}
