import { compileSaid, type SaidFile } from "./said.ts";
import type { StepPlace } from "./place.ts";
import type { StepAction } from "./step.ts";

/** `reply`: answers in the conversation. `place` is that of the content. */
export function compileReply(place: StepPlace, file: SaidFile): StepAction | undefined {
  const said = compileSaid(place, file);
  return (
    said && {
      kind: "inside",
      act({ scope, host, say }) {
        say(said.content(scope), { mentions: said.mentions(scope, host.roles) });
      },
    }
  );
}
