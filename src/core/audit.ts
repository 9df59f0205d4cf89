/** Who ran what, and what came of it. */
export interface AuditRecord {
  readonly at: number;
  readonly robot: string;
  readonly conversation: string;
  readonly person: string;
  readonly personName: string;
  /** The name of the command. */
  readonly command: string;
  readonly outcome: AuditOutcome;
  /** The words, cut short. */
  readonly said: string;
  /** The number of an error, which the log has too. */
  readonly reference?: string;
}

/** `waiting`: for somebody or something, its end is told in a record of its own; `refused`: the command said why not; `denied`: not allowed; `failed`: an error of ours. */
export type AuditOutcome = "done" | "waiting" | "refused" | "denied" | "failed";

export interface AuditFilter {
  readonly since?: number;
  readonly until?: number;
  readonly person?: string;
  readonly command?: string;
  readonly outcome?: AuditOutcome;
  readonly limit: number;
}

/** Who ran what. */
export interface AuditStore {
  add(record: AuditRecord): Promise<void>;
  /** The newest first. */
  list(filter: AuditFilter): Promise<AuditRecord[]>;
  /** Deletes what is older than `before`; answers how many. */
  prune(before: number): Promise<number>;
}
