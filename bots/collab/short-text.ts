/** The beginning of a text in one line, for a list on a phone. */
export function shortText(text: string, mostChars: number): string {
  const chars = Array.from(text.replace(/\s+/gu, " "));
  return chars.length <= mostChars ? chars.join("") : `${chars.slice(0, mostChars).join("")}…`;
}
