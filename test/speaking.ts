import type { Languages } from "../src/core/language.ts";
import type { Locale } from "../src/core/locale.ts";
import { createLanguages } from "../src/texts/languages.ts";

/** Speaks `locale` to everybody of whom nothing is known. */
export function speaking(locale: Locale): Languages {
  return createLanguages({ locale, configured: new Map() });
}
