import { fold, hasHan } from "./fold.ts";
import { nearest, slipsBetween } from "./nearest.ts";
import { pinyinOf } from "./pinyin.ts";

/** Canonical value → synonyms. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** The value a word stands for: its name, its sound, or its name with one slip where only one name is that near. */
export function chosen(word: string, choices: Choices): string | undefined {
  const wanted = fold(word);
  return (
    only(wanted, choices, (name) => name === wanted) ??
    only(wanted, choices, (name) => soundsLike(wanted, name)) ??
    only(wanted, choices, (name) => isOneSlip(wanted, name))
  );
}

/** The one value with a name of which `fits` is true. */
function only(
  wanted: string,
  choices: Choices,
  fits: (name: string) => boolean,
): string | undefined {
  if (wanted === "") return undefined;
  const found = Object.entries(choices).filter(([value, synonyms]) =>
    [value, ...synonyms].some((name) => fits(fold(name))),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}

function soundsLike(wanted: string, name: string): boolean {
  if (!hasHan(name) || name.length < 2) return false;
  if (hasHan(wanted)) {
    return wanted.length === name.length && pinyinOf(wanted) === pinyinOf(name);
  }
  return /^[a-z]+$/u.test(wanted) && wanted === pinyinOf(name);
}

function isOneSlip(wanted: string, name: string): boolean {
  const isLong = wanted.length >= 4 && name.length >= 4;
  return isLong && !hasHan(wanted) && slipsBetween(wanted, name) === 1;
}

/** What was probably meant by a word that stands for none of the values. */
export function nearestChoice(word: string, choices: Choices): string | undefined {
  return nearest(word, namesIn(choices), 1)[0];
}

/** Every name of every value. */
export function namesIn(choices: Choices): readonly string[] {
  return Object.entries(choices).flatMap(([value, synonyms]) => [value, ...synonyms]);
}
