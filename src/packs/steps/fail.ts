import type { LocalizedText } from "../localized.ts";
import { wordsIn, type StepPlace } from "./place.ts";
import { StepRefusal } from "./step-error.ts";
import type { StepAction } from "./step.ts";

/** `fail`: goes no further, and says why. */
export function compileFail(place: StepPlace, text: LocalizedText): StepAction | undefined {
  const why = wordsIn(place, ["fail"], text)?.of;
  return (
    why && {
      kind: "inside",
      act({ scope }) {
        throw new StepRefusal(why(scope));
      },
    }
  );
}
