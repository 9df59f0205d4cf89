import type { Locale } from "./locale.ts";
import type { Message } from "./message.ts";

/** One execution of the steps of a pack. It is kept between its steps, so it outlives the process. */
export interface Run {
  /** `K7Q2M`. */
  readonly id: string;
  /** What is run: `<pack>/<command>`. */
  readonly program: string;
  /** Tells the steps it began with from those of a changed pack. */
  readonly fingerprint: string;
  readonly robot: string;
  readonly conversation: string;
  readonly person: string;
  readonly status: RunStatus;
  readonly state: RunState;
  readonly startedAt: number;
  readonly changedAt: number;
  /** When it goes on by itself; `null` when it is over. */
  readonly readyAt: number | null;
  /** How often it was taken since it last got on. */
  readonly attempts: number;
  /** The number of an error, which the log has too. */
  readonly reference?: string;
}

/**
 * `ready`: goes on as soon as it is taken. `waiting`: for an answer, a decision or the next attempt. `refused`: a step
 * said why not. `failed`: a step could not be done. `ended`: nobody answered, it was declined, or left.
 */
export type RunStatus = "ready" | "waiting" | "done" | "refused" | "failed" | "ended";

/** What a run knows; plain JSON. */
export interface RunState {
  /** What it answers to. Of a schedule or event a message that nobody wrote. */
  readonly message: Message;
  readonly args: Readonly<Record<string, unknown>>;
  /** Of the sender, as it began. */
  readonly roles: readonly string[];
  /** In which the sender is answered. */
  readonly locale: Locale;
  /** More that its templates may ask for, such as `slot`. */
  readonly about: Readonly<Record<string, unknown>>;
  /** The steps so far, in the order in which they began. */
  readonly steps: readonly RunStep[];
  readonly wait?: RunWait;
  /** Messages it has made. */
  readonly said: number;
}

/** What became of one step. */
export interface RunStep {
  /** Where it stands: `1`, `2.then.1`, `3.do.1[4]`. */
  readonly path: string;
  /** `http`, `reply`, … */
  readonly kind: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome: "waiting" | "done" | "failed";
  readonly attempts: number;
  /** What later steps know it by; secrets are masked. */
  readonly result?: unknown;
  /** Why it failed, or what it came to, in a few words. */
  readonly note?: string;
}

/** What a run waits for. */
export type RunWait = {
  readonly path: string;
  readonly until: number;
} & (
  | { readonly kind: "answer"; readonly person: string }
  /** One of these people agrees or declines. */
  | { readonly kind: "decision"; readonly by: readonly string[] }
  | { readonly kind: "retry" }
);

export interface RunFilter {
  readonly status?: RunStatus;
  readonly waits?: RunWait["kind"];
  readonly program?: string;
  readonly person?: string;
  readonly limit: number;
}
