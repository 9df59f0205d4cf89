import { sql, type Kysely } from "kysely";
import type { FileFilter, FileView, FoundFile } from "../core/shared-file.ts";
import { toFile, toShare } from "./file-row.ts";
import type { Schema } from "./schema.ts";

/** Files that fit a filter, each once with its newest share that fits: the newest first. */
export async function listFiles(db: Kysely<Schema>, filter: FileFilter): Promise<FoundFile[]> {
  const { after, offset = 0, limit } = filter;
  let query = db.selectFrom(newestShares(db, filter).as("s")).selectAll().where("rank", "=", 1);
  if (after !== undefined) {
    const before = newestShares(db, { ...filter, id: after });
    query = query.where(
      sql<boolean>`exists (select 1 from ${before} as b where b.rank = 1
        and (s.shared_at < b.shared_at or (s.shared_at = b.shared_at and s.key < b.key)))`,
    );
  }
  const shares = await query
    .orderBy("shared_at", "desc")
    .orderBy("key", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  if (shares.length === 0) return [];
  const files = await db
    .selectFrom("shared_files")
    .selectAll()
    .where(
      "id",
      "in",
      shares.map((share) => share.file_id),
    )
    .execute();
  const byId = new Map(files.map((row) => [row.id, toFile(row)]));
  return shares.flatMap((share) => {
    const file = byId.get(share.file_id);
    return file === undefined ? [] : [{ file, share: toShare(share) }];
  });
}

/** How many files fit a filter. */
export async function countFiles(
  db: Kysely<Schema>,
  filter: Omit<FileFilter, "limit" | "after" | "offset">,
): Promise<number> {
  const row = await db
    .selectFrom(newestShares(db, filter).as("s"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("rank", "=", 1)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Shares that fit, numbered within their file: 1 is the newest. */
function newestShares(db: Kysely<Schema>, filter: Omit<FileFilter, "limit">) {
  const { view, words = [], id, sharedBy, conversation } = filter;
  let query = db
    .selectFrom("file_shares")
    .innerJoin("shared_files", "shared_files.id", "file_shares.file_id")
    .selectAll("file_shares")
    .select(
      sql<number>`row_number() over (partition by file_shares.file_id
        order by file_shares.shared_at desc, file_shares.key desc)`.as("rank"),
    );
  if (id !== undefined) query = query.where("file_shares.file_id", "=", id);
  if (sharedBy !== undefined) query = query.where("file_shares.shared_by", "=", sharedBy);
  if (conversation !== undefined) {
    query = query.where("file_shares.conversation", "=", conversation);
  }
  for (const word of words) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where(sql<boolean>`shared_files.words like ${pattern} escape '\\'`);
  }
  return view === undefined ? query : query.where(seenIn(view));
}

/** What was taken back is there for whoever brought the file, and for nobody else. */
function seenIn({ kind, person, robot, conversation }: FileView) {
  const isHere = sql`(file_shares.robot in (${robot}, '') and file_shares.conversation = ${conversation})`;
  const isTheirs = sql`shared_files.shared_by = ${person}`;
  if (kind === "group") {
    return sql<boolean>`((${isTheirs} and file_shares.conversation is not null)
      or (file_shares.revoked_at is null and (${isHere}
        or (file_shares.shared_by = ${person} and file_shares.conversation is not null))))`;
  }
  return sql<boolean>`(${isTheirs} or (file_shares.revoked_at is null and (
    file_shares.shared_by = ${person} or file_shares.person = ${person} or ${isHere}
    or exists (select 1 from members
      where members.robot = file_shares.robot and members.conversation = file_shares.conversation
        and members.person = ${person}))))`;
}
