// Long enough to recognise what one typed, short enough not to bury the advice.
const maxChars = 30;

/** The beginning of what a person typed, to be quoted back. */
export function clip(text: string): string {
  const chars = Array.from(text.slice(0, 4 * maxChars));
  return chars.length > maxChars ? `${chars.slice(0, maxChars).join("")}…` : text;
}
