import type { Locale } from "../core/locale.ts";

/** In which language people and groups are spoken to. */
export interface LanguagesTable {
  key: string;
  chosen: Locale | null;
  /** Above 0: Chinese, below: English. */
  balance: number;
}
