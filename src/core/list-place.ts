/** 2 of `#2`, the second in the list that was shown last; undefined of an id. */
export function placeOf(said: string): number | undefined {
  const digits = /^#(\d{1,3})$/u.exec(said)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
