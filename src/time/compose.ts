import { buildPhrase } from "./build-phrase.ts";
import { clustersOf, type Cluster } from "./clusters.ts";
import type { Phrase } from "./phrase.ts";
import { normalise } from "./normalise.ts";
import { scan, type Item } from "./scan.ts";
import { tokenise } from "./tokenise.ts";

/** A phrase and where its words stand. */
export interface Found {
  readonly phrase: Phrase;
  readonly spans: readonly (readonly [number, number])[];
}

/** The phrase of time in a text; undefined when there is none. What else looks like time belongs to the rest. */
export function compose(text: string): Found | undefined {
  const tokens = tokenise(normalise(text));
  const found = clustersOf(tokens, scan(tokens)).map(foundOf).filter(isTime);
  return found.find(({ phrase }) => rankOf(phrase) >= 3) ?? merged(text, found);
}

function merged(text: string, found: readonly Candidate[]): Found | undefined {
  void text;
  return found.toSorted((a, b) => rankOf(b.phrase) - rankOf(a.phrase))[0];
}

interface Candidate extends Found {
  readonly items: readonly Item[];
}

function foundOf({ items }: Cluster): Candidate {
  const first = items[0];
  const last = items.at(-1);
  return {
    items,
    phrase: buildPhrase(items.map(({ piece }) => piece)),
    spans: first === undefined || last === undefined ? [] : [[first.start, last.end]],
  };
}

function isTime({ phrase }: Candidate): boolean {
  return rankOf(phrase) > 0;
}

/** How much of a time it is: 4 complete, 3 a day or rule without a clock, 2 a clock without a day, 1 a length or less. */
function rankOf(phrase: Phrase): number {
  const all = [...phrase.moments, phrase.from ?? {}, phrase.to ?? {}];
  const hasDay =
    phrase.every !== undefined ||
    phrase.shift !== undefined ||
    all.some(({ day }) => day !== undefined);
  const hasClock = all.some(({ clock }) => clock !== undefined);
  if (hasDay && hasClock) return 4;
  if (hasDay || phrase.invalid !== undefined) return 3;
  if (hasClock) return 2;
  if (all.some(({ part }) => part !== undefined)) return 1.5;
  return phrase.length !== undefined || phrase.isVague ? 1 : 0;
}
