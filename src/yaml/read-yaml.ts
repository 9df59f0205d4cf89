import { parseDocument, type ErrorCode } from "yaml";
import { createDocument, type YamlDocument } from "./document.ts";
import { findMaskCharacter, maskTemplates, unmaskTemplates } from "./mask-templates.ts";
import type { Problem } from "./problem.ts";
import { maxBytes, scanLimits } from "./scan-limits.ts";
import { createSourceText, type Finding, type SourceText } from "./source-text.ts";
import { toValue } from "./to-value.ts";

/** What reading a YAML file came to. */
export type ReadResult =
  | { readonly document: YamlDocument }
  | { readonly problems: readonly Problem[] };

/**
 * Reads one YAML document whose size, depth and number of values are bounded before it is parsed. `no`,
 * `on` and `08:30` stay text; `${{ … }}` may stand unquoted.
 */
export function readYaml(file: string, text: string): ReadResult {
  if (Buffer.byteLength(text) > maxBytes) {
    // Nothing of a text of any size is worth quoting.
    const message = `the file is larger than ${maxBytes / 1024} KiB`;
    return { problems: [{ file, line: 1, col: 1, message, severity: "error" }] };
  }
  const source = createSourceText(file, text);
  const garbled = text.indexOf("\uFFFD");
  if (garbled !== -1) return failed(source, garbled, notUtf8);
  const odd = findMaskCharacter(text);
  if (odd !== -1) return failed(source, odd, { message: "a character that is not text" });
  const masked = maskTemplates(text);
  const refused = scanLimits(masked);
  if (refused.length > 0) {
    return { problems: refused.map((one) => source.problem(one.offset, one)) };
  }
  return parse(source, masked);
}

function failed(source: SourceText, offset: number, finding: Finding): ReadResult {
  return { problems: [source.problem(offset, finding)] };
}

const notUtf8: Finding = {
  message: "the file is not UTF-8",
  hint: "save it again as UTF-8 (in the editor's “save as”)",
};

function parse(source: SourceText, masked: string): ReadResult {
  const parsed = parseDocument(masked, {
    version: "1.2",
    schema: "core",
    merge: false,
    strict: true,
    // The library's own check is quadratic; toValue has a linear one.
    uniqueKeys: false,
    // "silent" would also silence several documents in one file.
    logLevel: "error",
    prettyErrors: false,
  });
  const problems = parsed.errors
    .slice(0, maxSyntaxProblems)
    .map((error) =>
      source.problem(Math.min(error.pos[0], source.text.length), said(error.code, error.message)),
    );
  if (problems.length > 0) return { problems };
  const value = toValue(parsed.contents, {
    report(offset, finding) {
      if (problems.length < maxProblems) problems.push(source.problem(offset, finding));
    },
    textOf: (text, start) => unmaskTemplates(text, source.text, masked, start),
  });
  if (problems.length > 0) return { problems };
  return { document: createDocument(source, parsed.contents, value) };
}

// One missing quote makes many errors; the first ones show where.
const maxSyntaxProblems = 5;
const maxProblems = 100;

/** The library's messages quote the text, which may hold a secret; these do not. */
function said(code: ErrorCode, message: string): Finding {
  return (
    wording[code] ?? {
      message: `not YAML (${code.toLowerCase().replaceAll("_", " ")})`,
      hint: hintFor(message),
    }
  );
}

function hintFor(message: string): string | undefined {
  return message.includes(":") ? "text with `: ` or ` #` in it needs quotes" : undefined;
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
