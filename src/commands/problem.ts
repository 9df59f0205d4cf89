import type { Expected } from "../texts/expected.ts";

/** Why the arguments of a command cannot be used. */
export type ArgProblem =
  | {
      readonly kind: "missing";
      readonly arg: string;
      /** Other arguments were read from the words, so the command was meant. */
      readonly understood?: boolean;
    }
  | {
      readonly kind: "invalid";
      readonly arg: string;
      readonly given: string;
      readonly expected: Expected;
      /** What was probably meant. */
      readonly hint?: string;
      /** It was read and refused (a time in the past), so it was meant for this argument. */
      readonly understood?: boolean;
    }
  | { readonly kind: "unknown-option"; readonly given: string; readonly nearest?: string }
  /** Words that no argument takes. */
  | { readonly kind: "extra"; readonly given: string };
