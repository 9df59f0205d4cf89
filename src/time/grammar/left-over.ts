const separators = new Set(",，、:：;；。.!！?？|-–—~～·".split(""));

/**
 * The text without the spans. Separators beside a time go with it where nothing else stands on their other side;
 * between two parts everything stays as it was written: 我明天要打球 leaves 我要打球.
 */
export function leftOver(text: string, spans: readonly (readonly [number, number])[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    pieces.push(text.slice(from, Math.max(from, start)));
    from = Math.max(from, end);
  }
  pieces.push(text.slice(from));
  const isSaid = pieces.map((piece) => !isOnlySeparators(piece));
  const first = isSaid.indexOf(true);
  const last = isSaid.lastIndexOf(true);
  return pieces
    .filter((_, index) => isSaid[index])
    .map((piece, index, said) => {
      const isFirst = index === 0;
      const isLast = index === said.length - 1;
      const before = isFirst ? trimStart(piece, first > 0) : unbracketed(piece);
      return isLast ? trimEnd(before, last < pieces.length - 1) : before;
    })
    .reduce(join, "");
}

/** What stood on both sides of a time, put together; of two separators the first stays. */
function join(before: string, after: string): string {
  const isTwice =
    separators.has(before.trimEnd().slice(-1)) && separators.has(after.trimStart().charAt(0));
  return before + (isTwice ? trimStart(after, true) : after);
}

function isOnlySeparators(text: string): boolean {
  return Array.from(text).every((char) => isLoose(char, true, closers) || openers.has(char));
}

function trimStart(text: string, isBesideTime: boolean): string {
  let start = 0;
  while (start < text.length && isLoose(text.charAt(start), isBesideTime, closers)) start += 1;
  return text.slice(start);
}

function trimEnd(text: string, isBesideTime: boolean): string {
  let end = text.length;
  while (end > 0 && isLoose(text.charAt(end - 1), isBesideTime, openers)) end -= 1;
  return text.slice(0, end);
}

/** Without the bracket whose other half went with the time. */
function unbracketed(text: string): string {
  return closers.has(text.charAt(0)) ? text.slice(1) : text;
}

const openers = new Set("(（[【「");
const closers = new Set(")）]】」");

function isLoose(char: string, isBesideTime: boolean, brackets: ReadonlySet<string>): boolean {
  return char.trim() === "" || (isBesideTime && (separators.has(char) || brackets.has(char)));
}
