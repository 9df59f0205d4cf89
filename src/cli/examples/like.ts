import { patternIn } from "../../packs/check-example.ts";
import { compilePattern } from "../../packs/pattern.ts";

/** Whether what was said is what an example expects: all of it, or with `/…/` a part of it. */
export function isLike(expected: string, texts: readonly string[]): boolean {
  const source = patternIn(expected);
  if (source === undefined) return texts.join("\n").trim() === expected.trim();
  const pattern = compilePattern(source);
  return !("refusal" in pattern) && texts.some((text) => pattern.finds(text));
}
