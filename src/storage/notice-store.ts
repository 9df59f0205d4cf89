import type { Selectable } from "kysely";
import type {
  Notice,
  NoticeAudience,
  NoticePart,
  NoticeReaders,
  NoticeStore,
} from "../core/notice.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Notices and who had read them. */
export function createNoticeStore({ db, write }: Session): NoticeStore {
  return {
    async add(notice) {
      const result = await write((work) =>
        work.db
          .insertInto("notices")
          .values(toRow(notice))
          .onConflict((conflict) => conflict.column("id").doNothing())
          .executeTakeFirst(),
      );
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async find(id) {
      const row = await db
        .selectFrom("notices")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : toNotice(row);
    },
    async list({ createdBy, conversation, before, limit }) {
      let query = db.selectFrom("notices").selectAll();
      if (createdBy !== undefined) query = query.where("created_by", "=", createdBy);
      if (conversation !== undefined) query = query.where("conversation", "=", conversation);
      if (before !== undefined) {
        query = query.where((eb) =>
          eb.or([
            eb("created_at", "<", before.createdAt),
            eb.and([eb("created_at", "=", before.createdAt), eb("id", ">", before.id)]),
          ]),
        );
      }
      const rows = await query.orderBy("created_at", "desc").orderBy("id").limit(limit).execute();
      return rows.map(toNotice);
    },
    async keepReaders(id, readers) {
      await write((work) =>
        work.db
          .updateTable("notices")
          .set({ readers: JSON.stringify(readers) })
          .where("id", "=", id)
          .execute(),
      );
    },
    async markRecalled(id, now) {
      await write((work) =>
        work.db.updateTable("notices").set({ recalled_at: now }).where("id", "=", id).execute(),
      );
    },
  };
}

function toRow(notice: Notice): Schema["notices"] {
  return {
    id: notice.id,
    robot: notice.robot,
    conversation: notice.conversation,
    conversation_kind: notice.conversationKind,
    created_by: notice.createdBy,
    created_at: notice.createdAt,
    text: notice.text,
    audience: JSON.stringify(notice.audience),
    way: notice.way,
    parts: JSON.stringify(notice.parts),
    recalled_at: notice.recalledAt ?? null,
    readers: notice.readers === undefined ? null : JSON.stringify(notice.readers),
  };
}

function toNotice(row: Selectable<Schema["notices"]>): Notice {
  return {
    id: row.id,
    robot: row.robot,
    conversation: row.conversation,
    conversationKind: row.conversation_kind,
    createdBy: row.created_by,
    createdAt: row.created_at,
    text: row.text,
    audience: JSON.parse(row.audience) as NoticeAudience,
    way: row.way,
    parts: JSON.parse(row.parts) as NoticePart[],
    ...(row.recalled_at === null ? {} : { recalledAt: row.recalled_at }),
    ...(row.readers === null ? {} : { readers: JSON.parse(row.readers) as NoticeReaders }),
  };
}
