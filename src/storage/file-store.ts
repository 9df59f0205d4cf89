import type { FileStore } from "../core/storage.ts";
import type { Session } from "./session.ts";

/** What is known of shared files; the bytes are on disk. */
export function createFileStore(session: Session): FileStore {
  return {
    async add(file) {
      await session.write(({ db }) =>
        db
          .insertInto("shared_files")
          .values({
            id: file.id,
            name: file.name,
            media_type: file.mediaType,
            size_bytes: file.sizeBytes,
            sha256: file.sha256,
            path: file.path,
            shared_by: file.sharedBy,
            conversation: file.conversation,
            created_at: file.createdAt,
          })
          .execute(),
      );
    },
    async find(id) {
      const row = await session.db
        .selectFrom("shared_files")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        sizeBytes: row.size_bytes,
        sha256: row.sha256,
        path: row.path,
        sharedBy: row.shared_by,
        conversation: row.conversation,
        createdAt: row.created_at,
      };
    },
  };
}
