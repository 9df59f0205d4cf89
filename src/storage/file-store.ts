import { sql } from "kysely";
import type { FileStore } from "../core/file-store.ts";
import { countFiles, listFiles } from "./file-list.ts";
import { shareRow, toFile, toShare } from "./file-row.ts";
import type { Session } from "./session.ts";

/** What is known of shared files and of who shared them where; the bytes are on disk. */
export function createFileStore(session: Session): FileStore {
  const find: FileStore["find"] = async (id) => {
    const row = await session.db
      .selectFrom("shared_files")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirst();
    return row === undefined ? undefined : toFile(row);
  };
  return {
    ...createCopies(session),
    find,
    add: (file, words) =>
      session.write(async ({ db }) => {
        const added = await db
          .insertInto("shared_files")
          .values({
            id: file.id,
            name: file.name,
            media_type: file.mediaType,
            size_bytes: file.sizeBytes,
            sha256: file.sha256,
            mismatch: file.mismatch ?? null,
            path: file.path,
            shared_by: file.sharedBy,
            created_at: file.createdAt,
            shared_at: file.sharedAt,
            copy_deleted_at: file.copyDeletedAt ?? null,
            words,
          })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .executeTakeFirst();
        return Number(added.numInsertedOrUpdatedRows) > 0;
      }),
    async findSame({ name, sha256, sharedBy }) {
      const row = await session.db
        .selectFrom("shared_files")
        .selectAll()
        .where("sha256", "=", sha256)
        .where("shared_by", "=", sharedBy)
        .where("name", "=", name)
        .where("copy_deleted_at", "is", null)
        .orderBy("created_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : toFile(row);
    },
    async addShare(share) {
      await session.write(async ({ db }) => {
        await db.insertInto("file_shares").values(shareRow(share)).execute();
        await db
          .updateTable("shared_files")
          .set({ shared_at: share.sharedAt })
          .where("id", "=", share.fileId)
          .where("shared_at", "<", share.sharedAt)
          .execute();
      });
    },
    async findShare(key) {
      const share = await session.db
        .selectFrom("file_shares")
        .selectAll()
        .where("key", "=", key)
        .executeTakeFirst();
      const file = share && (await find(share.file_id));
      return share && file && { file, share: toShare(share) };
    },
    list: (filter) => listFiles(session.db, filter),
    count: (filter) => countFiles(session.db, filter),
    async listShares(fileId, limit) {
      const rows = await session.db
        .selectFrom("file_shares")
        .selectAll()
        .where("file_id", "=", fileId)
        .orderBy("shared_at", "desc")
        .orderBy("key", "desc")
        .limit(limit)
        .execute();
      return rows.map(toShare);
    },
    revoke: (fileId, now, sharedBy) =>
      session.write(async ({ db }) => {
        let query = db
          .updateTable("file_shares")
          .set({ revoked_at: now })
          .where("file_id", "=", fileId)
          .where("revoked_at", "is", null);
        if (sharedBy !== undefined) query = query.where("shared_by", "=", sharedBy);
        return Number((await query.executeTakeFirst()).numUpdatedRows);
      }),
  };
}

/** The copies on disk: how much they take, and which have been there long enough. */
function createCopies(
  session: Session,
): Pick<FileStore, "usage" | "listStale" | "markCopyDeleted" | "knownPaths"> {
  return {
    async usage(sharedBy) {
      const row = await session.db
        .selectFrom("shared_files")
        .select(sql<number>`cast(coalesce(sum(size_bytes), 0) as bigint)`.as("total"))
        .select(
          sql<number>`cast(coalesce(sum(case when shared_by = ${sharedBy} then size_bytes end), 0) as bigint)`.as(
            "person",
          ),
        )
        .where("copy_deleted_at", "is", null)
        .executeTakeFirstOrThrow();
      return row;
    },
    async listStale(before, limit) {
      const rows = await session.db
        .selectFrom("shared_files")
        .selectAll()
        .where("copy_deleted_at", "is", null)
        .where("shared_at", "<", before)
        .orderBy("shared_at")
        .limit(limit)
        .execute();
      return rows.map(toFile);
    },
    async markCopyDeleted(ids, now) {
      if (ids.length === 0) return;
      await session.write(({ db }) =>
        db
          .updateTable("shared_files")
          .set({ copy_deleted_at: now })
          .where("id", "in", ids)
          .execute(),
      );
    },
    async knownPaths(paths) {
      if (paths.length === 0) return [];
      const rows = await session.db
        .selectFrom("shared_files")
        .select("path")
        .where("copy_deleted_at", "is", null)
        .where("path", "in", paths)
        .execute();
      return rows.map(({ path }) => path);
    },
  };
}
