/** Remembers what has been visited; used again and again, so that a walk need not clear what it hardly touched. */
export interface VisitMarks {
  /** Forgets everything; up to `size` places can be marked. */
  begin(size: number): void;
  /** Marks a place; whether it had not been marked. */
  isFirst(place: number): boolean;
}

export function createVisitMarks(): VisitMarks {
  let marks = new Uint32Array(0);
  let walk = 0;
  return {
    begin(size) {
      walk += 1;
      if (size <= marks.length && walk < 2 ** 32) return;
      marks = new Uint32Array(Math.max(size, marks.length));
      walk = 1;
    },
    isFirst(place) {
      if (marks[place] === walk) return false;
      marks[place] = walk;
      return true;
    },
  };
}
