import { halfWidth } from "../time/grammar/half-width.ts";

/** A piece of a message: positions are those in the text, so that what follows can be taken verbatim. */
export type Token = WordToken | OptionToken;

export interface WordToken {
  readonly kind: "word";
  /** The word, or what stands between the quotes. */
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** `--name`, or `--name=` with its value behind it. */
export interface OptionToken {
  readonly kind: "option";
  readonly name: string;
  /** Typed as `--`, not as a dash that is also punctuation. */
  readonly certain: boolean;
  /** Where the value of `--name=value` begins. */
  readonly valueAt: number | undefined;
  readonly start: number;
  /** Where the name ends, the `=` included. */
  readonly end: number;
}

/** Reads tokens anywhere in a text. */
export interface TokenReader {
  /** The token that begins at `position` or, after white space, behind it. */
  read(position: number): Token | undefined;
  /** The same, but a dash is an ordinary character. */
  readWord(position: number): WordToken | undefined;
}

/** A reader of `text`; reading it from end to end takes linear time, however many quotes stay open. */
export function createTokenReader(text: string): TokenReader {
  // Closing quotes of which there is none from here on: searched for once, not once per opening quote.
  const exhausted = new Set<string>();

  const quoted = (start: number): WordToken | undefined => {
    const closers = quotes[text.charAt(start)];
    if (closers === undefined || exhausted.has(closers)) return undefined;
    for (let end = start + 1; end < text.length; end += 1) {
      if (closers.includes(text.charAt(end)) && !isApostrophe(text, end)) {
        return {
          kind: "word",
          text: text.slice(start + 1, end),
          quoted: true,
          start,
          end: end + 1,
        };
      }
    }
    exhausted.add(closers);
    return undefined;
  };

  const readWord = (position: number): WordToken | undefined => {
    const start = skipSpace(text, position);
    if (start === text.length) return undefined;
    const inQuotes = quoted(start);
    if (inQuotes !== undefined) return inQuotes;
    const end = wordEnd(text, start);
    return { kind: "word", text: text.slice(start, end), quoted: false, start, end };
  };

  return {
    readWord,
    read: (position) => optionAt(text, skipSpace(text, position)) ?? readWord(position),
  };
}

/** Every token of `text`, in order. */
export function tokenise(text: string): Token[] {
  const reader = createTokenReader(text);
  const tokens: Token[] = [];
  for (let token = reader.read(0); token !== undefined; token = reader.read(token.end)) {
    tokens.push(token);
  }
  return tokens;
}

const quotes: Readonly<Record<string, string>> = {
  '"': '"”',
  "＂": '＂"',
  "“": '”"',
  "'": "'’",
  "‘": "’'",
  "「": "」",
};

// Phones turn -- into an em dash, Chinese keyboards into two; input methods make it full-width.
const optionPattern = /(--|[—–]{1,2}|－－)(\p{L}[\p{L}\p{N}_-]*)([=＝]|(?=\s|$))/uy;

function optionAt(text: string, start: number): OptionToken | undefined {
  optionPattern.lastIndex = start;
  const found = optionPattern.exec(text);
  if (found === null) return undefined;
  const [whole, dashes = "", name = "", equals = ""] = found;
  const end = start + whole.length;
  return {
    kind: "option",
    name,
    certain: halfWidth(dashes) === "--",
    valueAt: equals === "" ? undefined : end,
    start,
    end,
  };
}

/** Whether the closing quote at `index` is the apostrophe of a word: `don't`. */
function isApostrophe(text: string, index: number): boolean {
  return /['’]/u.test(text.charAt(index)) && /[a-z]/iu.test(text.charAt(index + 1));
}

function skipSpace(text: string, position: number): number {
  let index = position;
  while (index < text.length && isSpace(text.charAt(index))) index += 1;
  return index;
}

function wordEnd(text: string, start: number): number {
  space.lastIndex = start + 1;
  return space.exec(text)?.index ?? text.length;
}

const space = /\s/gu;

function isSpace(char: string): boolean {
  return /\s/u.test(char);
}
