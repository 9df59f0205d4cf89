import type { Localized } from "../core/locale.ts";

/** What would have been right in place of an argument. */
export type Expected =
  | { readonly type: "text"; readonly max?: number; readonly pattern?: string }
  | { readonly type: "int" | "number"; readonly min?: number; readonly max?: number }
  /** Canonical value → synonyms. */
  | { readonly type: "choice"; readonly choices: Readonly<Record<string, readonly string[]>> }
  | {
      readonly type:
        | "flag"
        | "mention"
        | "who"
        | "url"
        | "task"
        | "reminder"
        | "event"
        | "file"
        | "shared-file";
    }
  /** `why` is set when a time was understood and refused. */
  | { readonly type: "time"; readonly why?: Localized };
