/** One layer of the onion: works before and after `next`. */
export type Middleware<C> = (context: C, next: () => Promise<void>) => Promise<void>;

/** Joins layers into one, outermost first. Calling `next` twice is an error. */
export function compose<C>(layers: readonly Middleware<C>[]): (context: C) => Promise<void> {
  return (context) => {
    let reached = -1;
    const run = async (index: number): Promise<void> => {
      if (index <= reached) throw new Error("next() was called twice in one middleware");
      reached = index;
      await layers[index]?.(context, () => run(index + 1));
    };
    return run(0);
  };
}
