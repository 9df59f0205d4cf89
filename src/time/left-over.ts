const separators = new Set(",，、:：;；。.!！?？|-–—~～·".split(""));

/** The text without the spans and the separators beside them; what is left stays as it was written. */
export function leftOver(text: string, spans: readonly (readonly [number, number])[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    pieces.push(text.slice(from, Math.max(from, start)));
    from = Math.max(from, end);
  }
  pieces.push(text.slice(from));
  const last = pieces.length - 1;
  return pieces
    .map((piece, index) => trimmedOf(piece, index > 0, index < last))
    .filter((piece) => piece !== "")
    .join(" ");
}

function trimmedOf(text: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = text.length;
  const isBefore = (char: string | undefined): boolean =>
    isSeparator(char, atStart) || (atStart && closers.has(char ?? ""));
  const isBehind = (char: string | undefined): boolean =>
    isSeparator(char, atEnd) || (atEnd && openers.has(char ?? ""));
  while (start < end && isBefore(text[start])) start += 1;
  while (end > start && isBehind(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

// The other bracket of the pair went with the time.
const openers = new Set("(（[【「");
const closers = new Set(")）]】」");

function isSeparator(char: string | undefined, isBesideTime: boolean): boolean {
  if (char === undefined) return false;
  return char.trim() === "" || (isBesideTime && separators.has(char));
}
