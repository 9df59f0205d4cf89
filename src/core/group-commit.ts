interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Shares one commit among all items that arrive in one turn of the event loop, and among those that
 * arrive while `atOnce` commits are under way. `commit` answers one result per item, in order; when it
 * fails, every item of that batch fails with its error.
 */
export function createGroupCommit<T, R>(
  commit: (items: readonly T[]) => Promise<readonly R[]>,
  { limit = 1000, atOnce = 1 }: { readonly limit?: number; readonly atOnce?: number } = {},
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let underWay = 0;
  let planned = false;

  const commitNext = async (): Promise<void> => {
    const batch = waiting.splice(0, limit);
    try {
      const results = await commit(batch.map((one) => one.item));
      batch.forEach((one, index) => one.resolve(results[index] as R));
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
    underWay -= 1;
    commitWaiting();
  };
  const commitWaiting = (): void => {
    while (waiting.length > 0 && underWay < atOnce) {
      underWay += 1;
      void commitNext();
    }
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (planned || underWay >= atOnce) return;
      planned = true;
      setImmediate(() => {
        planned = false;
        commitWaiting();
      });
    });
}
