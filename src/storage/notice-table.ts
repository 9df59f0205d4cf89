/** Notices, and who had read them when it was asked last. */
export interface NoticesTable {
  id: string;
  robot: string;
  conversation: string;
  conversation_kind: "group" | "person";
  created_by: string;
  created_at: number;
  text: string;
  /** JSON. */
  audience: string;
  way: "work" | "group" | "person";
  /** JSON: the entries of the outbox it leaves in. */
  parts: string;
  recalled_at: number | null;
  /** JSON. */
  readers: string | null;
}
