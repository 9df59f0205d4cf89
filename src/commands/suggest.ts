import type { Locale } from "../core/locale.ts";
import type { CommandDefinition } from "./definition.ts";
import { endsInHan, fold, hasHan } from "./fold.ts";
import { slipsIn } from "./nearest.ts";
import { pinyinOf } from "./pinyin.ts";
import { mayRun, type Caller } from "./permissions.ts";
import { namesOf, type Registry } from "./registry.ts";

const maxSuggestions = 3;

/** A command that may have been meant. */
export interface Suggestion {
  readonly name: string;
  /** What was said, with that name in the place of what was taken for it. */
  readonly text: string;
  /** The name stands somewhere in the text, which may be about something else. */
  readonly isWithin?: boolean;
}

/** Commands `caller` may run that `text` may have been meant to begin with, best first. */
export function suggest(
  text: string,
  registry: Registry,
  asked: { readonly caller: Caller; readonly locale: Locale },
): readonly Suggestion[] {
  const start = fold(text.slice(0, readChars)).trim();
  const word = /^\S+/u.exec(start)?.[0] ?? "";
  const said = { text: start, word, bare: word.replace(/[\p{P}\p{S}]+$/u, "") };
  const ranked = registry.commands
    .filter((command) => mayRun(command.definition, asked.caller))
    .flatMap(({ definition }) => {
      const best = foldedNames(definition)
        .map(({ name, folded, isHan }) => ({
          name,
          rank: rankOf(said, { name: folded, isHan, mustBeWhole: definition.isAside === true }),
          foreign: isForeign(name, asked.locale),
        }))
        .filter((one) => one.rank < Infinity)
        .toSorted(byRank)[0];
      return best === undefined ? [] : [best];
    });
  return ranked
    .toSorted(byRank)
    .slice(0, maxSuggestions)
    .map(({ name, rank }) => ({
      name,
      text: withName(text, start, name),
      ...(rank === withinRank ? { isWithin: true } : {}),
    }));
}

/** `text` with `name` for the word, or the beginning of a word, that is a slip of it. */
function withName(text: string, start: string, name: string): string {
  const folded = fold(name);
  const word = /^\S+/u.exec(start)?.[0] ?? "";
  const at = start.indexOf(folded);
  if (at !== -1) return `${name} ${text.slice(at + folded.length).trimStart()}`.trim();
  const isGlued = endsInHan(name) && word.length > name.length;
  return `${name}${text.trimStart().slice(isGlued ? name.length : word.length)}`;
}

const withinRank = 0.5;

// A command's name stands near the beginning of what people say.
const readChars = 60;

const known = new WeakMap<CommandDefinition, readonly KnownName[]>();

interface KnownName {
  readonly name: string;
  readonly folded: string;
  readonly isHan: boolean;
}

function foldedNames(definition: CommandDefinition): readonly KnownName[] {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const names = namesOf(definition).map((name) => ({
    name,
    folded: fold(name),
    isHan: endsInHan(name),
  }));
  known.set(definition, names);
  return names;
}

interface Ranked {
  readonly name: string;
  readonly rank: number;
  readonly foreign: boolean;
}

function byRank(a: Ranked, b: Ranked): number {
  return a.rank - b.rank || Number(a.foreign) - Number(b.foreign) || (a.name < b.name ? -1 : 1);
}

/** Lower is nearer; Infinity is no relation. */
function rankOf(
  { text, word, bare }: { readonly text: string; readonly word: string; readonly bare: string },
  { name, isHan, mustBeWhole }: { name: string; isHan: boolean; mustBeWhole: boolean },
): number {
  if (word === name) return 0;
  if (!isHan) return slipsIn(bare, name) ?? Infinity;
  if (name.length < 2) return Infinity;
  if (text.startsWith(name)) return 0.1;
  if (text.includes(name)) return withinRank;
  // 会话 is one slip from 废话, 在吗 from 忙吗: too near to too much.
  if (mustBeWhole) return Infinity;
  const begin = word.slice(0, name.length);
  // Of two characters one is half the word: 周五 is no slip of 周报, 提行 sounds like 提醒.
  if (name.length === 2 && pinyinOf(begin) !== pinyinOf(name)) return Infinity;
  const glued = slipsIn(begin, name);
  return Math.min(slipsIn(word, name) ?? Infinity, glued === undefined ? Infinity : glued + 0.5);
}

function isForeign(name: string, locale: Locale): boolean {
  return hasHan(name) === (locale === "en");
}
