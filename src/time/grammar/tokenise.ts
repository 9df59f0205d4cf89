import type { Token } from "./token.ts";
import { longestWord, standsAlone } from "../zh/lexicon.ts";

/** Longer texts are read up to here; nobody says when in more. */
export const maximumLength = 4000;

/** What stands behind so many words is content of a long text, and not when it is to be sent. */
export const mostTokens = 1000;

/** Words behind those that what stands before them may reach into. */
const reach = 50;

/**
 * Cuts the beginning of a text, which is normalised, into tokens, left to right: runs of digits, of Latin letters and of spaces, words of the
 * Chinese lexicon (the longest that fits), and single characters for the rest.
 */
export function tokenise(whole: string): readonly Token[] {
  const text = whole.slice(0, maximumLength);
  const end = text.length;
  const tokens: Token[] = [];
  let start = 0;
  while (start < end && tokens.length < mostTokens + reach) {
    const next = tokenAt(text, start, tokens);
    tokens.push(next);
    start = next.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number, before: readonly Token[]): Token {
  const end = text.length;
  const code = text.charCodeAt(start);
  if (isDigit(code)) return run(text, start, end, "digits", isDigit);
  if (isLetter(code)) return run(text, start, end, "latin", isLatin);
  if (code === 0x20) return run(text, start, end, "space", isSpace);
  if (isHan(code)) return han(text, start, before);
  return token(text, "mark", start, Math.min(end, start + (isHighSurrogate(code) ? 2 : 1)));
}

function han(text: string, start: number, before: readonly Token[]): Token {
  const length = standsAlone(text, start, before) ? 1 : longestWord(text, start);
  return token(text, "han", start, start + length);
}

function run(
  text: string,
  start: number,
  end: number,
  type: Token["type"],
  belongs: (code: number) => boolean,
): Token {
  let next = start + 1;
  while (next < end && belongs(text.charCodeAt(next))) next += 1;
  return token(text, type, start, next);
}

function token(text: string, type: Token["type"], start: number, end: number): Token {
  return { type, text: text.slice(start, end), start, end };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isLatin(code: number): boolean {
  return isLetter(code) || code === 0x27;
}

function isSpace(code: number): boolean {
  return code === 0x20;
}

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || code === 0x3007;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
