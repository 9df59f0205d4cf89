import type { Locale } from "../core/locale.ts";
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** The texts in `locale`. */
export function textsOf(locale: Locale): Catalogue {
  return locale === "en" ? en : zh;
}
