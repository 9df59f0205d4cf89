import type { Path } from "../../yaml/document.ts";
import type { NameShape } from "../template-names.ts";
import type { StepsAbout } from "./place.ts";

/** A list of steps on its way. */
export interface StepList {
  readonly about: StepsAbout;
  /** In the file. */
  readonly path: Path;
  /** What stands before the number of a step: `2.then.`. */
  readonly prefix: string;
  /** What templates may ask for; grows with every result that has a name. */
  readonly names: Map<string, NameShape>;
}

/** Names that every template knows. */
export const reservedNames: ReadonlySet<string> = new Set(
  "sender conversation now lang slot event vars secrets state run forloop true false nil null empty blank and or not contains in".split(
    " ",
  ),
);
