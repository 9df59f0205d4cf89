import { parseDocument } from "yaml";
import { createDocument, type YamlDocument } from "./document.ts";
import { findMaskCharacter, maskTemplates, unmaskTemplates } from "./mask-templates.ts";
import type { Problem } from "./problem.ts";
import { maxBytes, scanLimits } from "./scan-limits.ts";
import { createSourceText, type Finding, type HideInLine, type SourceText } from "./source-text.ts";
import { syntaxProblems } from "./syntax-problems.ts";
import { toValue } from "./to-value.ts";

/** What reading a YAML file came to. */
export type ReadResult =
  | { readonly document: YamlDocument }
  | { readonly problems: readonly Problem[] };

/**
 * Reads one YAML document whose size, depth and number of values are bounded before it is parsed. `no`,
 * `on` and `08:30` stay text; `${{ … }}` may stand unquoted.
 */
export function readYaml(file: string, text: string, hide?: HideInLine): ReadResult {
  if (Buffer.byteLength(text) > maxBytes) {
    // Nothing of a text of any size is worth quoting.
    const message = `the file is larger than ${maxBytes / 1024} KiB`;
    return { problems: [{ file, line: 1, col: 1, message, severity: "error" }] };
  }
  const source = createSourceText(file, text, hide);
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
  const problems = syntaxProblems(source, masked, parsed.errors);
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

const maxProblems = 100;
