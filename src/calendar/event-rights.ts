import type { CalendarEvent } from "../core/calendar-event.ts";

/** Who asks for an event, and where. */
export interface EventViewer {
  readonly person: string;
  readonly conversation: string;
  readonly isAdmin: boolean;
}

/** An event is seen where it was made, and everywhere by those it concerns by name. */
export function maySee(
  event: CalendarEvent,
  { person, conversation, isAdmin }: EventViewer,
): boolean {
  return (
    isAdmin ||
    event.conversation === conversation ||
    event.organizer === person ||
    event.people.some(({ userId }) => userId === person)
  );
}

/** Who made it and admins decide when, where and whether. */
export function mayChange(
  { organizer }: CalendarEvent,
  { person, isAdmin }: Pick<EventViewer, "person" | "isAdmin">,
): boolean {
  return isAdmin || organizer === person;
}
