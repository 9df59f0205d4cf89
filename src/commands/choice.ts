import { fold, hasHan } from "./fold.ts";
import { nearest, slipsIn } from "./nearest.ts";
import { pinyinOf } from "./pinyin.ts";

/** Canonical value → synonyms. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** The value a word stands for: its name, its sound, or its name with one slip where only one name is that near. */
export function chosen(word: string, choices: Choices): string | undefined {
  const wanted = fold(word);
  return exactChoice(wanted, choices) ?? likelyChoice(wanted, choices);
}

/** The value with this name, which is folded. */
function exactChoice(wanted: string, choices: Choices): string | undefined {
  return valueOf(namesIn(choices).filter(({ name }) => name === wanted));
}

/** The value whose name sounds like this, or is one slip away from it. */
export function likelyChoice(wanted: string, choices: Choices): string | undefined {
  const names = namesIn(choices);
  return (
    valueOf(names.filter(({ name }) => soundsLike(wanted, name))) ??
    valueOf(names.filter(({ name }) => isOneSlip(wanted, name)))
  );
}

/** The value of names that are all of one. */
function valueOf(names: readonly ChoiceName[]): string | undefined {
  const values = new Set(names.map(({ value }) => value));
  return values.size === 1 ? names[0]?.value : undefined;
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
  return isLong && !hasHan(wanted) && slipsIn(wanted, name) === 1;
}

/** What was probably meant by a word that stands for none of the values. */
export function nearestChoice(word: string, choices: Choices): string | undefined {
  const written = Object.entries(choices).flatMap(([value, synonyms]) => [value, ...synonyms]);
  return nearest(word, written, 1)[0];
}

/** A name of a value, folded. */
interface ChoiceName {
  readonly name: string;
  readonly value: string;
}

const known = new WeakMap<Choices, readonly ChoiceName[]>();

/** Every name of every value, the longest first. */
export function namesIn(choices: Choices): readonly ChoiceName[] {
  const found = known.get(choices);
  if (found !== undefined) return found;
  const names = Object.entries(choices)
    .flatMap(([value, synonyms]) =>
      [value, ...synonyms].map((name) => ({ name: fold(name), value })),
    )
    .filter(({ name }) => name !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  known.set(choices, names);
  return names;
}
