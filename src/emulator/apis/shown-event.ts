import { isRecord, type JsonRecord } from "../json.ts";
import type { World } from "../world/world.ts";
import type { CalendarEntry } from "./event-store.ts";

/** An event as the calendar answers it to one person (protocol §7.3). */
export function shownEvent(entry: CalendarEntry, viewer: string, world: World) {
  const { fields, organizer } = entry;
  const nameOf = (id: string): string => world.personByUnionId(id)?.name ?? id;
  return {
    id: entry.id,
    summary: fields["summary"],
    description: fields["description"] ?? "",
    status: entry.status,
    start: fields["start"],
    end: fields["end"],
    isAllDay: fields["isAllDay"] === true,
    ...(fields["recurrence"] === undefined ? {} : { recurrence: fields["recurrence"] }),
    ...(fields["location"] === undefined ? {} : { location: fields["location"] }),
    organizer: {
      id: organizer,
      displayName: nameOf(organizer),
      responseStatus: "accepted",
      self: organizer === viewer,
    },
    attendees: entry.attendees.map((each) => ({
      ...each,
      displayName: nameOf(each.id),
      self: each.id === viewer,
    })),
    reminders: remindersOf(fields["reminders"]),
    createTime: new Date(entry.createdAt).toISOString(),
    updateTime: new Date(entry.updatedAt).toISOString(),
  };
}

/** Left out means a quarter of an hour before; minutes come back as text. */
function remindersOf(given: unknown): readonly JsonRecord[] {
  if (given === undefined) return [{ method: "dingtalk", minutes: "15" }];
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  return list
    .filter(isRecord)
    .map((each) => ({ method: each["method"], minutes: String(each["minutes"]) }));
}
