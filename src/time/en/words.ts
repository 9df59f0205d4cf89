import type { PieceReader, Token } from "../grammar/token.ts";

/** A token of the text without the spaces, as the English readers see it. */
export interface Word {
  readonly type: Token["type"];
  /** Without apostrophes at its end. */
  readonly text: string;
  /** Apostrophes stood at its end: presidents'. */
  readonly isCut: boolean;
  /** No space stands before it. */
  readonly joined: boolean;
  /** Its index among the tokens. */
  readonly token: number;
  /** What readers found here, by reader; see `remembered`. */
  readonly memory: unknown[];
}

/** What a reader found: the value, and the index of the word after it. */
export interface Found<T> {
  readonly value: T;
  readonly next: number;
}

/** Reads a value at a word; undefined when nothing of its kind begins there. */
export type Reader<T> = (words: readonly Word[], at: number) => Found<T> | undefined;

/** A reader of words as a reader of tokens, for the composer. */
export function overTokens<T>(read: Reader<T>): PieceReader<T> {
  return (tokens, index) => {
    const { words, positions } = wordsOf(tokens);
    const at = positions[index];
    const isChinese = tokens[index]?.type === "han";
    const found = at === undefined || isChinese ? undefined : read(words, at);
    const last = found === undefined ? undefined : words[found.next - 1];
    if (found === undefined || last === undefined) return undefined;
    return { piece: found.value, next: last.token + 1 };
  };
}

/** The text of a word, or nothing past either end. */
export function textAt(words: readonly Word[], at: number): string {
  return words[at]?.text ?? "";
}

/** Whether the word there directly follows the one before. */
export function isJoined(words: readonly Word[], at: number): boolean {
  return words[at]?.joined === true;
}

let rememberedReaders = 0;

/** The same reader, which reads each place of a text once however often it is asked. */
export function remembered<T>(read: Reader<T>): Reader<T> {
  const slot = rememberedReaders;
  rememberedReaders += 1;
  return (words, at) => {
    const word = words[at];
    if (word === undefined) return undefined;
    const known = word.memory[slot] as Found<T> | null | undefined;
    if (known !== undefined) return known ?? undefined;
    const found = read(words, at);
    word.memory[slot] = found ?? null;
    return found;
  };
}

/** The value of the longest of what several readers find, the first of equals. */
export function longestOf<T>(readers: readonly Reader<T>[]): Reader<T> {
  return (words, at) => {
    let longest: Found<T> | undefined;
    for (const read of readers) {
      const found = read(words, at);
      if (found !== undefined && found.next > (longest?.next ?? at)) longest = found;
    }
    return longest;
  };
}

/** The index after a sequence of words, or undefined. */
export function after(
  words: readonly Word[],
  at: number,
  first: string,
  ...others: readonly string[]
): number | undefined {
  if (words[at]?.text !== first) return undefined;
  for (let offset = 0; offset < others.length; offset += 1) {
    if (words[at + 1 + offset]?.text !== others[offset]) return undefined;
  }
  return at + 1 + others.length;
}

/** A reader of phrases of a lexicon (words parted by one space), the longest that fits. */
export function lexicon<T>(entries: Readonly<Record<string, T>>): Reader<T> {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly value: T }[]>();
  for (const [phrase, value] of Object.entries(entries)) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, value }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return (words, at) => {
    const word = words[at];
    const starting = word === undefined ? undefined : byFirst.get(word.text);
    if (starting === undefined) return undefined;
    for (const { words: texts, value } of starting) {
      if (isSaid(texts, words, at)) return { value, next: at + texts.length };
    }
    return undefined;
  };
}

function isSaid(texts: readonly string[], words: readonly Word[], at: number): boolean {
  for (let offset = 1; offset < texts.length; offset += 1) {
    if (words[at + offset]?.text !== texts[offset]) return false;
  }
  return true;
}

interface Line {
  readonly words: readonly Word[];
  /** Index of the word by index of the token; undefined at spaces. */
  readonly positions: readonly (number | undefined)[];
}

const lines = new WeakMap<readonly Token[], Line>();

function wordsOf(tokens: readonly Token[]): Line {
  const known = lines.get(tokens);
  if (known !== undefined) return known;
  const words: Word[] = [];
  const positions: (number | undefined)[] = [];
  tokens.forEach((token, index) => {
    positions.push(token.type === "space" ? undefined : words.length);
    if (token.type === "space") return;
    const joined = index > 0 && tokens[index - 1]?.type !== "space";
    const text = trimmed(token.text);
    words.push({
      type: token.type,
      text,
      isCut: text !== token.text,
      joined,
      token: index,
      memory: [],
    });
  });
  const line = { words, positions };
  lines.set(tokens, line);
  return line;
}

function trimmed(text: string): string {
  let end = text.length;
  while (end > 1 && text.charCodeAt(end - 1) === 0x27) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
