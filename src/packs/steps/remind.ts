import { peopleOf } from "../../commands/people-of.ts";
import { momentOf } from "./moment.ts";
import { valueIn, wordsIn, type StepPlace } from "./place.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction } from "./step.ts";

/** `remind`: a reminder of the sender, in this conversation. */
export function compileRemind(
  place: StepPlace,
  file: NonNullable<StepFile["remind"]>,
): StepAction | undefined {
  const at = valueIn(place, ["remind", "at"], file.at);
  const text = wordsIn(place, ["remind", "text"], file.text)?.of;
  const people = valueIn(place, ["remind", "people"], file.people ?? null);
  if (at === undefined || text === undefined || people === undefined) return undefined;
  return {
    kind: "inside",
    async act({ scope, context, host }) {
      const when = momentOf(at(scope), context);
      const wanted = people(scope);
      const reminder = await context.reminders.remind({
        text: text(scope),
        at: when.at,
        people: wanted === null ? [context.message.sender.id] : peopleOf(wanted, host.roles),
        ...(when.recurrence === undefined ? {} : { recurrence: when.recurrence }),
      });
      return { id: reminder.id, at: reminder.nextAt };
    },
  };
}
