// Noncharacters: never in a text that means something, so a masked template cannot be mistaken.
const first = "\uFDD0";
const rest = "\uFDD1";

/** Whether `text` has characters that stand for masked templates. */
export function findMaskCharacter(text: string): number {
  return text.search(/[\uFDD0\uFDD1]/);
}

/**
 * Hides every `${{ … }}` behind as many plain characters, so that it may stand unquoted in YAML although
 * it has `: `, `"`, `{` or `#` inside. Inside a quoted value with quotes of its own it is left alone,
 * because there YAML's escapes come first.
 */
export function maskTemplates(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let close = -1;
  let quotes: QuoteScan = { at: 0, quote: "", tokenStart: true };
  for (let open = text.indexOf("${{"); open !== -1; open = text.indexOf("${{", open)) {
    if (close < open) close = text.indexOf("}}", open + 3);
    if (close === -1) break;
    const lineEnd = text.indexOf("\n", open);
    if (lineEnd !== -1 && close > lineEnd) {
      open = lineEnd;
      continue;
    }
    quotes = scanQuotes(text, quotes, open);
    const end = close + 2;
    if (quotes.quote === "" || !/["'\\]/.test(text.slice(open, end))) {
      pieces.push(text.slice(from, open), first, rest.repeat(end - open - 1));
      from = end;
      quotes = { at: end, quote: quotes.quote, tokenStart: false };
    }
    open = end;
  }
  return pieces.length === 0 ? text : pieces.join("") + text.slice(from);
}

/** Gives `value`, read from the masked text at `start`…`end`, its templates back. */
export function unmaskTemplates(
  value: string,
  text: string,
  masked: string,
  start: number,
): string {
  if (!value.includes(first)) return value;
  let at = start;
  return value.replace(/\uFDD0\uFDD1*/g, (mask) => {
    at = masked.indexOf(mask, at);
    const original = text.slice(at, at + mask.length);
    at += mask.length;
    return original;
  });
}

interface QuoteScan {
  readonly at: number;
  /** The quote we are in; empty outside. */
  readonly quote: string;
  /** Whether a quote here would open a quoted value. */
  readonly tokenStart: boolean;
}

/** Follows quotes from `from.at` to `to`, anew on every line. */
function scanQuotes(text: string, from: QuoteScan, to: number): QuoteScan {
  let { at, quote, tokenStart } = from;
  const lineStart = text.lastIndexOf("\n", to - 1) + 1;
  if (lineStart > at) {
    at = lineStart;
    quote = "";
    tokenStart = true;
  }
  for (; at < to; at++) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === "\\" && quote === '"') at++;
      else if (character === quote) quote = "";
    } else if (tokenStart && (character === '"' || character === "'")) quote = character;
    else if (!/\s/.test(character)) tokenStart = /[[{,]/.test(character);
    else tokenStart ||= /[-:?]/.test(text.charAt(at - 1));
  }
  return { at, quote, tokenStart };
}
