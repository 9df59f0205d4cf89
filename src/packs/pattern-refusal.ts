/** Longer ones are hard to read, and nobody types what they match. */
const longest = 200;
/** Each `*` or `+` more multiplies what a text that nearly fits can cost. */
const mostOpenRepeats = 4;

/** Why a regular expression may not stand in a pack: it does not compile, or a text could be found that it hangs on. */
export function patternRefusal(pattern: string): string | undefined {
  if (pattern.length > longest) return `is longer than ${longest} characters`;
  try {
    RegExp(pattern, "u");
  } catch {
    return "is no regular expression";
  }
  const plain = pattern.replace(/\\[^1-9k]|\[(?:\\.|[^\]\\])*\]/gu, "x");
  if (/\\[1-9k]/u.test(plain)) return "may not refer back to a group";
  if (/\(\?(?:[=!]|<[=!])/u.test(plain)) return "may not look ahead or behind";
  if (/\)(?:[*+]|\{)/u.test(plain)) return "may not repeat a group";
  const open = plain.match(/[*+]|\{\d*,\}/gu)?.length ?? 0;
  return open > mostOpenRepeats
    ? `may repeat without an end ${mostOpenRepeats} times at most`
    : undefined;
}
