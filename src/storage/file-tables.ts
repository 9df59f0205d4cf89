/** Files of which there is or was a copy. */
export interface SharedFilesTable {
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  mismatch: string | null;
  path: string;
  /** Who brought it. */
  shared_by: string;
  created_at: number;
  shared_at: number;
  copy_deleted_at: number | null;
  /** What it is found by. */
  words: string;
}

/** Who shared a file where; either `conversation` or `person` is where it went. */
export interface FileSharesTable {
  key: string;
  file_id: string;
  shared_by: string;
  robot: string;
  conversation: string | null;
  person: string | null;
  shared_at: number;
  link_expires_at: number;
  revoked_at: number | null;
}
