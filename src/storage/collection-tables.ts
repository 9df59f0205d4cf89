/** A round of asking many people the same questions. */
export interface CollectionsTable {
  id: string;
  plan: string;
  robot: string;
  conversation: string;
  opened_by: string | null;
  opened_at: number;
  closes_at: number;
  state: "open" | "closed" | "cancelled";
  next_at: number | null;
}

/** Who is asked in a round, and what was answered, as JSON. */
export interface CollectionSharesTable {
  collection_id: string;
  person: string;
  position: number;
  answers: string;
  answered_at: number | null;
  is_late: number;
}
