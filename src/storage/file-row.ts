import type { Selectable } from "kysely";
import type { Destination } from "../core/destination.ts";
import type { FileShare, SharedFile } from "../core/shared-file.ts";
import type { Schema } from "./schema.ts";

type FileRow = Selectable<Schema["shared_files"]>;
type ShareRow = Selectable<Schema["file_shares"]>;

/** The file of a row. */
export function toFile(row: FileRow): SharedFile {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    ...(row.mismatch === null ? {} : { mismatch: row.mismatch }),
    path: row.path,
    sharedBy: row.shared_by,
    createdAt: row.created_at,
    sharedAt: row.shared_at,
    ...(row.copy_deleted_at === null ? {} : { copyDeletedAt: row.copy_deleted_at }),
  };
}

/** The share of a row. */
export function toShare(row: ShareRow): FileShare {
  return {
    key: row.key,
    fileId: row.file_id,
    sharedBy: row.shared_by,
    destination: destinationOf(row),
    sharedAt: row.shared_at,
    linkExpiresAt: row.link_expires_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}

/** The row of a share. */
export function shareRow(share: FileShare): ShareRow {
  const { destination } = share;
  return {
    key: share.key,
    file_id: share.fileId,
    shared_by: share.sharedBy,
    robot: destination.robot,
    conversation: destination.kind === "group" ? destination.conversation : null,
    person: destination.kind === "person" ? destination.userId : null,
    shared_at: share.sharedAt,
    link_expires_at: share.linkExpiresAt,
    revoked_at: share.revokedAt ?? null,
  };
}

function destinationOf({ robot, conversation, person }: ShareRow): Destination {
  return person === null
    ? { kind: "group", robot, conversation: conversation ?? "" }
    : { kind: "person", robot, userId: person };
}
