import type { Locale } from "../core/locale.ts";
import { endsInHan, fold, hasHan } from "./fold.ts";
import { slipsBetween } from "./nearest.ts";
import { mayRun, type Caller } from "./permissions.ts";
import { namesOf, type Registry } from "./registry.ts";

const maxSuggestions = 3;

/** Names of commands `caller` may run that `text` may have been meant to begin with, best first. */
export function suggest(
  text: string,
  registry: Registry,
  asked: { readonly caller: Caller; readonly locale: Locale },
): readonly string[] {
  const start = fold(text.slice(0, readChars)).trim();
  const ranked = registry.commands
    .filter((command) => mayRun(command.definition, asked.caller))
    .flatMap(({ definition }) => {
      const best = namesOf(definition)
        .map((name) => ({
          name,
          rank: rankOf(start, fold(name)),
          foreign: isForeign(name, asked.locale),
        }))
        .filter((one) => one.rank < Infinity)
        .toSorted(byRank)[0];
      return best === undefined ? [] : [best];
    });
  return ranked
    .toSorted(byRank)
    .slice(0, maxSuggestions)
    .map((one) => one.name);
}

// A command's name stands near the beginning of what people say.
const readChars = 60;

interface Ranked {
  readonly name: string;
  readonly rank: number;
  readonly foreign: boolean;
}

function byRank(a: Ranked, b: Ranked): number {
  return a.rank - b.rank || Number(a.foreign) - Number(b.foreign) || (a.name < b.name ? -1 : 1);
}

/** Lower is nearer; Infinity is no relation. */
function rankOf(text: string, name: string): number {
  const word = /^\S+/u.exec(text)?.[0] ?? "";
  if (word === name) return 0;
  if (!endsInHan(name)) return slipsBetween(word.replace(/[\p{P}\p{S}]+$/u, ""), name) ?? Infinity;
  if (name.length < 2) return Infinity;
  if (text.startsWith(name)) return 0.1;
  if (text.includes(name)) return 0.5;
  const glued = slipsBetween(word.slice(0, name.length), name);
  return Math.min(
    slipsBetween(word, name) ?? Infinity,
    glued === undefined ? Infinity : glued + 0.5,
  );
}

function isForeign(name: string, locale: Locale): boolean {
  return hasHan(name) === (locale === "en");
}
