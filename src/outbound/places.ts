/** Places for so many at a time, per key; who finds none waits for one in the order of coming. */
export interface Places {
  /** Resolves to the function that gives the place back; rejects when `signal` aborts before there is one. */
  enter(key: string, signal: AbortSignal): Promise<() => void>;
}

export function createPlaces(perKey: number): Places {
  const taken = new Map<string, { count: number; readonly waiting: (() => void)[] }>();

  function leave(key: string): void {
    const place = taken.get(key);
    if (place === undefined) return;
    const next = place.waiting.shift();
    if (next !== undefined) next();
    else if (--place.count === 0) taken.delete(key);
  }

  return {
    async enter(key, signal) {
      signal.throwIfAborted();
      const place = taken.get(key) ?? { count: 0, waiting: [] };
      taken.set(key, place);
      if (place.count < perKey) place.count += 1;
      else {
        await new Promise<void>((resolve, reject) => {
          const giveUp = (): void => {
            place.waiting.splice(place.waiting.indexOf(enter), 1);
            reject(new DOMException("no place in time", "TimeoutError"));
          };
          const enter = (): void => {
            signal.removeEventListener("abort", giveUp);
            resolve();
          };
          place.waiting.push(enter);
          signal.addEventListener("abort", giveUp, { once: true });
        });
      }
      return () => leave(key);
    },
  };
}
