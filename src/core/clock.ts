/** The only source of now. Times are epoch milliseconds; durations end in `Ms`. */
export interface Clock {
  now(): number;
  /** Resolves when `now()` has moved `delayMs` on, or at once when `signal` aborts. Never rejects. */
  wait(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that tests and the emulator can move. */
export interface AdjustableClock extends Clock {
  /** Moves the clock by `deltaMs`, forward or back; waits whose time has come then resolve. */
  advance(deltaMs: number): void;
  /** Moves the clock to `epochMs`. */
  set(epochMs: number): void;
  /** Calls `listener` after every jump; returns the function that stops it. */
  onJump(listener: () => void): () => void;
}

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
