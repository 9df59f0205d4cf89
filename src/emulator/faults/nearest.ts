/** The name that is fewest edits away from `word`. */
export function nearestOf(word: string, names: readonly string[]): string {
  const scored = names.map((name) => ({ name, distance: distanceOf(word, name) }));
  return scored.toSorted((a, b) => a.distance - b.distance)[0]?.name ?? "";
}

/** The Levenshtein distance, row by row. */
function distanceOf(from: string, to: string): number {
  const first = Array.from({ length: to.length + 1 }, (_, index) => index);
  const last = Array.from(from).reduce((above, letter, row) => {
    const current = [row + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    return current;
  }, first);
  return last[to.length] ?? 0;
}
