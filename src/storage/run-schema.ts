import type { RunStatus, RunWait } from "../core/run.ts";

/** Runs of packs' steps. */
export interface RunsTable {
  id: string;
  program: string;
  fingerprint: string;
  robot: string;
  conversation: string;
  person: string;
  status: RunStatus;
  /** What a waiting one waits for. */
  waits: RunWait["kind"] | null;
  state: string;
  started_at: number;
  changed_at: number;
  /** When it may be taken, the end of the lease while it is held; null when it is over. */
  ready_at: number | null;
  holder: string | null;
  attempts: number;
  reference: string | null;
}

/** JSON values, by pack, scope and key. */
export interface PackStateTable {
  pack: string;
  scope: string;
  key: string;
  value: string;
  changed_at: number;
}
