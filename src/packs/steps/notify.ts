import { peopleOf } from "../../commands/people-of.ts";
import { reportAt, valueIn, wordsIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction } from "./step.ts";

/** `notify`: a work notification by the sender; where the robot cannot, it is said in the group with @. */
export function compileNotify(
  place: StepPlace,
  file: NonNullable<StepFile["notify"]>,
): StepAction | undefined {
  if (!place.about.hasSender) {
    const message = "a notice is somebody's, and nobody said anything";
    return reportAt(place, ["notify"], { message, hint: "`post` says it instead" }, "key");
  }
  const text = wordsIn(place, ["notify", "text"], file.text)?.of;
  const to = valueIn(place, ["notify", "to"], file.to);
  if (text === undefined || to === undefined) return undefined;
  return {
    kind: "inside",
    async act({ scope, context, host }) {
      const ids = peopleOf(to(scope), host.roles);
      if (ids.length === 0) {
        throw new StepError({ zh: "通知没有收件人", en: "the notice is for nobody" });
      }
      const { notice } = await context.notices.send({
        text: text(scope),
        audience: { kind: "people", ids },
      });
      return { id: notice.id, way: notice.way };
    },
  };
}
