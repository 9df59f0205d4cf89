import { createRequire } from "node:module";
import type { RE2JS as Compiled } from "re2js";
import type { TextPattern } from "../commands/text-pattern.ts";

/** A regular expression of a pack: RE2's, whose time grows with the text and never faster. */
export interface Pattern extends TextPattern {
  /** Whether some part of a text is. */
  readonly finds: (text: string) => boolean;
}

/** A pattern, or why it may not stand in a pack. */
export function compilePattern(source: string): Pattern | { readonly refusal: string } {
  if (source.length > longest) return { refusal: `is longer than ${longest} characters` };
  const { RE2JS } = loadEngine();
  let anyCase: Compiled | undefined;
  try {
    const compiled = RE2JS.compile(source);
    return {
      fits: (text) => compiled.matches(text),
      begins(text) {
        anyCase ??= RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
        const matcher = anyCase.matcher(text);
        return matcher.lookingAt() ? matcher.end() : undefined;
      },
      finds: (text) => compiled.matcher(text).find(),
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    return { refusal: refusals.find(({ when }) => when.test(said))?.refusal ?? other };
  }
}

/** Longer ones are hard to read, and nobody types what they match. */
const longest = 200;

const refusals: readonly { readonly when: RegExp; readonly refusal: string }[] = [
  { when: /`\(\?(?:[=!]|<[=!])/u, refusal: "may not look ahead or behind" },
  { when: /invalid escape sequence: `\\[1-9k]/u, refusal: "may not refer back to a group" },
  { when: /invalid repeat count|expression nests|too large/u, refusal: "repeats too often" },
];
const other = "is no regular expression";

// Loaded when the first pack has a pattern: it takes 3 MB.
function loadEngine(): Engine {
  return require("re2js") as Engine;
}

interface Engine {
  readonly RE2JS: typeof Compiled;
}

const require = createRequire(import.meta.url);
