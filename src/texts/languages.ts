import { laneOf } from "../core/destination.ts";
import {
  groupKey,
  personKey,
  type KnownLanguage,
  type Languages,
  type Told,
} from "../core/language.ts";
import type { Locale } from "../core/locale.ts";
import { writtenIn } from "./written-in.ts";

/** After as many messages in the other language, more than half of them, a group's language is another. */
const groupMemory = 3;
const personMemory = 1;

export interface LanguageOptions {
  /** Where nothing else is known. */
  readonly locale: Locale;
  /** Those of config.yaml, by key. */
  readonly configured: ReadonlyMap<string, Locale>;
}

/** The rule by which the bot chooses its language: docs/languages.md. */
export function createLanguages({ locale, configured }: LanguageOptions): Languages {
  const settled = (key: string, known: KnownLanguage | undefined): Locale | undefined =>
    known?.chosen ?? configured.get(key);
  const knownOf = (key: string, known: KnownLanguage | undefined): Locale | undefined =>
    settled(key, known) ?? writtenSoFar(known);
  return {
    async of(told, { languages }) {
      const known = await languages.find([...new Set(told.flatMap(keysOf))]);
      return (one) => {
        const keys = keysOf(one);
        return keys.map((key) => knownOf(key, known.get(key))).find(isKnown) ?? locale;
      };
    },
    ofMessage({ robot, conversation, sender, text }, { person, conversation: group }) {
      const own = personKey(sender.id);
      const isGroup = conversation.kind === "group";
      const place = groupKey(robot, conversation.id);
      const written = writtenIn(text);
      const chosen =
        person.chosen ??
        (isGroup ? group.chosen : undefined) ??
        configured.get(own) ??
        (isGroup ? configured.get(place) : undefined);
      const learnt = [
        ...learn(own, person, written, personMemory),
        ...(isGroup ? learn(place, group, written, groupMemory) : []),
      ];
      const shown = written?.isSure === true ? written.locale : undefined;
      const here = isGroup ? writtenSoFar(group) : undefined;
      const seen = shown ?? writtenSoFar(person) ?? here ?? written?.locale;
      return { locale: chosen ?? seen ?? locale, learnt };
    },
  };
}

/** Whose languages decide, first things first: the only receiver's, then the group's. */
function keysOf({ destination, mentions = [] }: Told): readonly string[] {
  if (destination.kind === "person") return [personKey(destination.userId)];
  const [person, ...others] = mentions;
  const place = laneOf(destination);
  return person === undefined || others.length > 0 ? [place] : [personKey(person), place];
}

function isKnown(locale: Locale | undefined): locale is Locale {
  return locale !== undefined;
}

function writtenSoFar(known: KnownLanguage | undefined): Locale | undefined {
  const balance = known?.balance ?? 0;
  if (balance === 0) return undefined;
  return balance > 0 ? "zh-CN" : "en";
}

function learn(
  key: string,
  { balance }: KnownLanguage,
  written: ReturnType<typeof writtenIn>,
  memory: number,
) {
  if (written?.isSure !== true) return [];
  const step = written.locale === "zh-CN" ? 1 : -1;
  // A person's is the one they wrote last.
  const next = memory === 1 ? step : Math.min(memory, Math.max(-memory, balance + step));
  return next === balance ? [] : [{ key, balance: next }];
}
