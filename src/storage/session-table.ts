import type { Generated } from "kysely";

/** What the bot has asked. */
export interface SessionsTable {
  id: string;
  robot: string;
  conversation: string;
  person: string;
  command: string;
  state: string;
  started_at: number;
  asked_at: number;
  expires_at: number;
  /** 1: waits for a yes, and its end is told. */
  confirms: Generated<number>;
}
