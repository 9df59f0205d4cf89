import type { Locale } from "../core/locale.ts";

/** What each choice is called in a language: its first name in the script, else the canonical one. */
export function choiceNames(
  choices: Readonly<Record<string, readonly string[]>>,
  locale: Locale,
): readonly string[] {
  return Object.entries(choices).map(([canonical, synonyms]) => {
    const names = [canonical, ...synonyms];
    return names.find((name) => isChinese(name) === (locale === "zh-CN")) ?? canonical;
  });
}

function isChinese(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}
