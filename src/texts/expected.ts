import type { Localized } from "../core/locale.ts";

/** What would have been right in place of an argument. */
export type Expected =
  | {
      readonly type: "text";
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: string;
    }
  | {
      readonly type: "int" | "number";
      readonly min?: number;
      readonly max?: number;
      /** What it is counted in: 元. */
      readonly unit?: string;
    }
  /** In milliseconds. */
  | { readonly type: "duration"; readonly min?: number; readonly max?: number }
  | { readonly type: "url"; readonly hosts?: readonly string[] }
  | { readonly type: "mention"; readonly max?: number }
  /** Canonical value → synonyms. */
  | { readonly type: "choice"; readonly choices: Readonly<Record<string, readonly string[]>> }
  | {
      readonly type: "flag" | "who" | "task" | "reminder" | "event" | "file" | "shared-file";
    }
  /** `why` is set when a time was understood and refused. */
  | { readonly type: "time"; readonly why?: Localized };
