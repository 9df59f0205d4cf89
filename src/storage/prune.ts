import type { DeleteQueryBuilder, DeleteResult, Kysely } from "kysely";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";
import { nextTurn } from "../core/turn.ts";

// A commit of this size takes a few milliseconds, so that what arrives meanwhile is not kept waiting.
const chunk = 500;

/** Deletes in commits of bounded size until nothing is left; answers how many rows went. */
export async function deleteInChunks<T extends keyof Schema>(
  session: Session,
  remove: (db: Kysely<Schema>, limit: number) => DeleteQueryBuilder<Schema, T, DeleteResult>,
): Promise<number> {
  let total = 0;
  for (;;) {
    const result = await session.write(({ db }) => remove(db, chunk).executeTakeFirst());
    const deleted = Number(result.numDeletedRows);
    total += deleted;
    if (deleted < chunk) return total;
    if (!session.joined) await nextTurn();
  }
}
