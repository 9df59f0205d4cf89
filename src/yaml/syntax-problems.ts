import { CST, Lexer, type ErrorCode, type YAMLParseError } from "yaml";
import { findFullWidthColon, fullWidthHint } from "./full-width-colon.ts";
import type { Problem } from "./problem.ts";
import type { Finding, SourceText } from "./source-text.ts";

// One missing quote makes many errors; the first ones show where.
const maxSyntaxProblems = 5;

/**
 * The parser's errors in our words, each where a person would look for it. The library's messages quote
 * the text, which may hold a secret; these do not.
 */
export function syntaxProblems(
  source: SourceText,
  text: string,
  errors: readonly YAMLParseError[],
): Problem[] {
  const seen = new Set<number>();
  return errors
    .map((error) => placed(text, error))
    .filter(({ offset }) => !seen.has(offset) && seen.add(offset))
    .slice(0, maxSyntaxProblems)
    .map(({ offset, finding }) => source.problem(Math.min(offset, source.text.length), finding));
}

interface Placed {
  readonly offset: number;
  readonly finding: Finding;
}

function placed(text: string, error: YAMLParseError): Placed {
  const [offset] = error.pos;
  const colon = noKey.has(error.code) ? findFullWidthColon(text, offset) : undefined;
  if (colon !== undefined) return { offset: colon, finding: fullWidth };
  if (error.code === "MISSING_CHAR") {
    const quote = openQuote(text);
    if (quote !== undefined) return { offset: quote, finding: quoteOpen };
  }
  if (error.code === "BLOCK_AS_IMPLICIT_KEY" || error.code === "MULTILINE_IMPLICIT_KEY") {
    const deeper = deeperNextLine(text, offset);
    if (deeper !== undefined) return { offset: deeper, finding: indentedMore };
  }
  return { offset, finding: said(error.code, error.message) };
}

/** What the parser says of a line that it takes for text where a key should be. */
const noKey = new Set<ErrorCode>([
  "BLOCK_AS_IMPLICIT_KEY",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
]);

/** Where the quoted text begins that runs to the end of the file. */
function openQuote(text: string): number | undefined {
  let offset = 0;
  let open: number | undefined;
  for (const token of new Lexer().lex(text)) {
    const isControl = token === CST.DOCUMENT || token === CST.FLOW_END || token === CST.SCALAR;
    const quote = /^["']/.exec(token)?.[0];
    if (quote !== undefined && (token.length === 1 || !token.endsWith(quote))) open = offset;
    if (!isControl) offset += token.length;
  }
  return open;
}

/** The first character of the next line, when that line is a key of its own, indented deeper. */
function deeperNextLine(text: string, offset: number): number | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const lineEnd = text.indexOf("\n", offset);
  if (lineEnd === -1) return undefined;
  const [, indent = ""] = /^([ ]*)(?:- )?/.exec(text.slice(lineStart, lineEnd)) ?? [];
  const next = /^([ ]*)[^\s#:]+:(?=\s|$)/.exec(text.slice(lineEnd + 1, lineEnd + 200));
  const [, nextIndent = ""] = next ?? [];
  return next !== null && nextIndent.length > indent.length
    ? lineEnd + 1 + nextIndent.length
    : undefined;
}

const fullWidth: Finding = { message: "a full-width colon (：)", hint: fullWidthHint };

const quoteOpen: Finding = {
  message: "a quote is opened here and not closed",
  hint: "end the text with the same quote",
};

const indentedMore: Finding = {
  message: "indented deeper than the line above, which has a value already",
  hint: "keys that belong together begin in the same column",
};

function said(code: ErrorCode, message: string): Finding {
  return (
    wording[code] ?? {
      message: `not YAML (${code.toLowerCase().replaceAll("_", " ")})`,
      hint: message.includes(":") ? "text with `: ` or ` #` in it needs quotes" : undefined,
    }
  );
}

const needsQuotes = "text with `: ` or ` #` in it, or that begins with a sign, needs quotes";

const wording: Partial<Record<ErrorCode, Finding>> = {
  BAD_INDENT: {
    message: "indented differently from what stands above",
    hint: "keys that belong together begin in the same column; missing `]` or `}`?",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "two keys on one line",
    hint: "begin a new line, or put text with `: ` in it in quotes",
  },
  BLOCK_IN_FLOW: { message: "a list of lines inside [ ] or { }", hint: "is a `]` or `}` missing?" },
  MISSING_CHAR: { message: "a quote, bracket, comma or colon is missing", hint: needsQuotes },
  MULTILINE_IMPLICIT_KEY: { message: "a key without its colon", hint: "write `key: value`" },
  MULTIPLE_DOCS: {
    message: "a second document begins here (`---`)",
    hint: "one document per file",
  },
  TAB_AS_INDENT: { message: "a tab at the beginning of the line", hint: "indent with spaces" },
  UNEXPECTED_TOKEN: { message: "this does not belong here", hint: needsQuotes },
  BAD_DQ_ESCAPE: {
    message: "an unknown escape in a text in double quotes",
    hint: "write \\\\ for a backslash, or use single quotes",
  },
  BAD_SCALAR_START: { message: "text cannot begin with this sign", hint: "put it in quotes" },
  KEY_OVER_1024_CHARS: { message: "a key of more than 1024 characters" },
};
