/** The failures the emulator makes on request. */
export const faultNames = [
  "rate_limit",
  "slow_ms",
  "http_500",
  "errcode",
  "drop_response",
  "duplicate_callbacks",
  "session_expired",
  "token_expired",
  "stream_disconnect",
  "stream_half_open",
  "stream_drop",
  "token_seconds",
  "quota_exhausted",
  "ip_banned",
] as const;

export type FaultName = (typeof faultNames)[number];

/** A fault that is switched on. */
export interface Fault {
  readonly value: FaultValue;
  /** The only path it happens on; with a `*` at its end, every path that begins so. */
  readonly path?: string;
  /** How many times it will still happen; without it, until it is switched off. */
  readonly count?: number;
}

export type FaultValue = boolean | number | string;
export type FaultSet = Readonly<Partial<Record<FaultName, Fault>>>;

/** The faults switched on now. */
export interface Faults {
  current(): FaultSet;
  replace(faults: FaultSet): void;
  /** Calls `listener` after faults were replaced: some happen to what is already there. */
  onReplace(listener: () => void): void;
  /** The fault's value if it happens now on `path`; this counts as one time. */
  take(name: FaultName, path: string): FaultValue | undefined;
}

export function createFaults(): Faults {
  let current: FaultSet = {};
  const listeners: (() => void)[] = [];
  return {
    current: () => current,
    replace(faults) {
      current = faults;
      for (const listener of listeners) listener();
    },
    onReplace: (listener) => void listeners.push(listener),
    take(name, path) {
      const fault = current[name];
      if (fault === undefined || !covers(fault.path, path)) return undefined;
      if (fault.count !== undefined) {
        const { [name]: taken, ...others } = current;
        const left = fault.count - 1;
        current = left > 0 ? { ...others, [name]: { ...taken, count: left } } : others;
      }
      return fault.value;
    },
  };
}

function covers(pattern: string | undefined, path: string): boolean {
  if (pattern === undefined || pattern === path) return true;
  return pattern.endsWith("*") && path.startsWith(pattern.slice(0, -1));
}
