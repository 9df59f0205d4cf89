import type { Localized } from "../core/locale.ts";
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
  /** It can be read in more than one way, or only half: to be asked, and completed by the answer. */
  | {
      readonly kind: "ambiguous";
      readonly arg: string;
      /** The words that were asked about, for `completeTime`. */
      readonly said: string;
      readonly question: Localized;
      /** The readings, to be chosen by number; none when it must be said in other words. */
      readonly choices: readonly Localized[];
      readonly understood: true;
    }
  /** Several people and as many things to do: who is to do which cannot be seen, since an @ has no place in the text. */
  | { readonly kind: "several"; readonly arg: string; readonly people: number }
  | { readonly kind: "unknown-option"; readonly given: string; readonly nearest?: string }
  /** Words that no argument takes. */
  | { readonly kind: "extra"; readonly given: string };
