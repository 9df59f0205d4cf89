import type { EventText, NewTime, TimeValue } from "../../../src/index.ts";

const dayMs = 86_400_000;

/** When an event is to be, by its time and by what its words say of its length. */
export function spanOf(
  when: TimeValue,
  { lengthMs, allDay }: Pick<EventText, "lengthMs" | "allDay">,
): NewTime {
  const { at, endsAt, recurrence } = when;
  const isWhole = when.allDay === true || (allDay && lengthMs === undefined);
  const lasting = lengthMs === undefined ? undefined : at + lengthMs;
  const days = isWhole && lengthMs !== undefined && lengthMs % dayMs !== 0 ? undefined : lasting;
  const end = isWhole ? (days ?? endsAt) : (endsAt ?? lasting);
  return {
    startsAt: at,
    ...(end === undefined ? {} : { endsAt: end }),
    ...(isWhole ? { allDay: true } : {}),
    ...(recurrence === undefined ? {} : { recurrence }),
  };
}
