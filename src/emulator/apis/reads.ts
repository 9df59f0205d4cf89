/**
 * Who has read what: everything sent up to a moment of theirs. Speaking in a conversation reads it;
 * `PUT /_/reads` reads everything.
 */
export interface Reads {
  /** A number for something sent now. */
  stamp(): number;
  /** This person reads `scope`: a conversation, or everything. */
  mark(user: string, scope?: string): void;
  hasRead(user: string, scope: string, stamp: number): boolean;
  clear(): void;
}

const everything = "";

export function createReads(): Reads {
  const marks = new Map<string, number>();
  let last = 0;
  const next = (): number => {
    last += 1;
    return last;
  };
  return {
    stamp: next,
    mark: (user, scope = everything) => void marks.set(`${user} ${scope}`, next()),
    hasRead: (user, scope, stamp) =>
      [scope, everything].some((one) => (marks.get(`${user} ${one}`) ?? 0) > stamp),
    clear: () => marks.clear(),
  };
}
