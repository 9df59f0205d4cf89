import { normalise } from "./normalise.ts";
import { tokenise } from "./tokenise.ts";
import { readNumeral } from "../zh/numerals.ts";

/** The whole number a text is, in digits or Chinese numerals: `15`, `十五`, `两`. Undefined when it is more than that. */
export function numberOf(text: string): number | undefined {
  const tokens = tokenise(normalise(text));
  const found = readNumeral(tokens, 0);
  if (found === undefined || found.next !== tokens.length) return undefined;
  return found.value.high === undefined ? found.value.value : undefined;
}
