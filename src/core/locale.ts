/** The language of answers. Input is understood in both at all times. */
export type Locale = "zh-CN" | "en";

/** The same thing said in both languages. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** The one of the two for `locale`. */
export function pick(texts: Localized, locale: Locale): string {
  return locale === "en" ? texts.en : texts.zh;
}
