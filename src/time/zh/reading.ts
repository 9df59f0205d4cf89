import type { Token } from "../grammar/token.ts";

export type Tokens = readonly Token[];

/** What was read, and the index of the token after it. */
export interface Found<V> {
  readonly value: V;
  readonly next: number;
}

/** Reads at the index of a token; undefined when nothing of its kind begins there. */
export type Reader<V> = (tokens: Tokens, at: number) => Found<V> | undefined;

/** The text of a token; empty outside of the text. */
export function textAt(tokens: Tokens, at: number): string {
  return tokens[at]?.text ?? "";
}

/** The index itself, or the one after the space there. */
export function skipSpace(tokens: Tokens, at: number): number {
  return tokens[at]?.type === "space" ? at + 1 : at;
}

/** The text before `at`, spaces skipped. */
export function textBefore(tokens: Tokens, at: number): string {
  const before = tokens[at - 1];
  return (before?.type === "space" ? tokens[at - 2] : before)?.text ?? "";
}

/** The text at `at`, spaces skipped. */
export function textAfter(tokens: Tokens, at: number): string {
  return textAt(tokens, skipSpace(tokens, at));
}

/** The index after one of the words where it stands at `at`, perhaps after a space. */
export function after(
  tokens: Tokens,
  at: number,
  ...wanted: readonly string[]
): number | undefined {
  const index = skipSpace(tokens, at);
  return wanted.includes(textAt(tokens, index)) ? index + 1 : undefined;
}

/** The index after one of the words where it stands, else the index as it is. */
export function skip(tokens: Tokens, at: number, ...wanted: readonly string[]): number {
  return after(tokens, at, ...wanted) ?? at;
}

/** Looks a token up, perhaps after a space. */
export function lookUp<V>(
  tokens: Tokens,
  at: number,
  lexicon: ReadonlyMap<string, V>,
): Found<V> | undefined {
  const index = skipSpace(tokens, at);
  const value = lexicon.get(textAt(tokens, index));
  return value === undefined ? undefined : { value, next: index + 1 };
}

/** A lexicon of words that mean the same: `{ 明天: 1 }`, several words in one key separated by spaces. */
export function words<V>(entries: readonly (readonly [string, V])[]): ReadonlyMap<string, V> {
  return new Map(entries.flatMap(([keys, value]) => keys.split(" ").map((key) => [key, value])));
}

/** Whether the text goes on with one of these at `at` (a space in between is allowed). */
export function goesOnWith(tokens: Tokens, at: number, set: ReadonlySet<string>): boolean {
  return set.has(textAfter(tokens, at));
}

/** Whether nothing of the sentence follows directly: the end, a space or punctuation. */
export function isEdge(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.type === "space" || token.type === "mark";
}
