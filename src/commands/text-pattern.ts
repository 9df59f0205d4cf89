/** What tells whether a text is of a form. */
export interface TextPattern {
  /** Whether all of `text` is. */
  readonly fits: (text: string) => boolean;
  /** How much of the beginning of `text` is, upper and lower case alike; `undefined` when nothing. */
  readonly begins: (text: string) => number | undefined;
}

const known = new Map<string, TextPattern>();

/** A regular expression written by a programmer, matched by JavaScript. */
export function trustedPattern(source: string): TextPattern {
  const before = known.get(source);
  if (before !== undefined) return before;
  const whole = new RegExp(`^(?:${source})$`, "u");
  const start = new RegExp(`(?:${source})`, "iuy");
  const pattern: TextPattern = {
    fits: (text) => whole.test(text),
    begins(text) {
      start.lastIndex = 0;
      return start.exec(text)?.[0].length;
    },
  };
  known.set(source, pattern);
  return pattern;
}
