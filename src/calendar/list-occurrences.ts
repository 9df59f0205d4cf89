import { dayMs } from "../core/clock.ts";
import type { Occurrence } from "../core/calendar-event.ts";
import type { EventPage, EventQuery, SeenOccurrence, TimeRange } from "../core/event-service.ts";
import type { ConflictSetting } from "./conflicts.ts";
import { maySee } from "./event-rights.ts";
import { nextOf, occurrencesIn } from "./occurrences.ts";

const most = { events: 1000, found: 20 };
/** Where somebody looks for an event by its words and says no time. */
const searchedMs = 90 * dayMs;

type Reading = ConflictSetting & { readonly robot: string };

/** What takes place in a stretch of time, for somebody or in a conversation: soonest first. */
export async function listOccurrences(
  { from, to, person, limit, skip = 0 }: EventQuery,
  { events, calendar, viewer, robot }: Reading,
): Promise<EventPage> {
  const whose = person === undefined ? { robot, conversation: viewer.conversation } : { person };
  const found = await events.list({ ...whose, before: to, after: from, limit: most.events });
  const isOwn = person === viewer.person;
  const all = found
    .flatMap((event) =>
      occurrencesIn(event, { from, to }, calendar).map((one): SeenOccurrence => ({
        ...one,
        isBusyOnly: !isOwn && !maySee(event, viewer),
      })),
    )
    .toSorted(soonest);
  return { occurrences: all.slice(skip, skip + limit), total: all.length };
}

/** Times of events here or of the viewer's, not over, whose title has all the words; the next one of each series. */
export async function searchOccurrences(
  words: string,
  range: TimeRange | undefined,
  { events, calendar, viewer, robot, now }: Reading,
): Promise<Occurrence[]> {
  const { from, to } = range ?? { from: now, to: now + searchedMs };
  const about = { before: to, after: Math.max(from, now), limit: most.events };
  const { conversation, person } = viewer;
  const here = await events.list({ ...about, robot, conversation });
  const mine = await events.list({ ...about, person });
  const wanted = plain(words);
  const known = new Map([...here, ...mine].map((event) => [event.id, event]));
  const having = [...known.values()].filter(({ title }) => plain(title).includes(wanted));
  const fitting =
    having.length > 0
      ? having
      : [...known.values()].filter(({ title }) => wanted.includes(plain(title)));
  return fitting
    .flatMap((event) => {
      const within = occurrencesIn(event, { from: Math.max(from, now), to }, calendar, 1)[0];
      return (range === undefined ? nextOf(event, now, calendar) : within) ?? [];
    })
    .toSorted(soonest)
    .slice(0, most.found);
}

function soonest(a: Occurrence, b: Occurrence): number {
  return a.startsAt - b.startsAt || a.endsAt - b.endsAt || (a.event.id < b.event.id ? -1 : 1);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s的个了]+/gu, "");
}
