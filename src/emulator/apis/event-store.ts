import type { JsonRecord } from "../json.ts";

/** An event of somebody's primary calendar (protocol §7.3). People are union ids. */
export interface CalendarEntry {
  readonly id: string;
  readonly organizer: string;
  /** What was sent to make or change it. */
  readonly fields: JsonRecord;
  readonly attendees: readonly Attendee[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly status: "confirmed" | "cancelled";
}

export interface Attendee {
  readonly id: string;
  readonly isOptional: boolean;
  readonly responseStatus: string;
}

export interface EventStore {
  put(entry: CalendarEntry): void;
  find(id: string): CalendarEntry | undefined;
  /** Those a person organises or attends. */
  of(unionId: string): readonly CalendarEntry[];
  /** The event a client token made, within a day. */
  byToken(token: string, now: number): CalendarEntry | undefined;
  keepToken(token: string, id: string, now: number): void;
  /** Counts a creation; `false`: the person has made 100 that day. */
  take(unionId: string, day: string): boolean;
  clear(): void;
}

const mostPerDay = 100;
const tokenLifeMs = 86_400_000;

export function createEventStore(): EventStore {
  const entries = new Map<string, CalendarEntry>();
  const tokens = new Map<string, { readonly id: string; readonly at: number }>();
  const counts = new Map<string, number>();
  return {
    put: (entry) => void entries.set(entry.id, entry),
    find: (id) => entries.get(id),
    of: (unionId) =>
      [...entries.values()].filter(
        ({ organizer, attendees }) =>
          organizer === unionId || attendees.some(({ id }) => id === unionId),
      ),
    byToken(token, now) {
      const known = tokens.get(token);
      return known === undefined || now - known.at > tokenLifeMs
        ? undefined
        : entries.get(known.id);
    },
    keepToken: (token, id, now) => void tokens.set(token, { id, at: now }),
    take(unionId, day) {
      const key = `${unionId} ${day}`;
      const before = counts.get(key) ?? 0;
      if (before >= mostPerDay) return false;
      counts.set(key, before + 1);
      return true;
    },
    clear() {
      for (const each of [entries, tokens, counts]) each.clear();
    },
  };
}
