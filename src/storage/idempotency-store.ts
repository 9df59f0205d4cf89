import type { IdempotencyStore } from "../core/idempotency.ts";
import type { Session } from "./session.ts";

/** Answers of requests that carried an idempotency key, by who asked. */
export function createIdempotencyStore(session: Session): IdempotencyStore {
  return {
    async find(owner, key) {
      const row = await session.db
        .selectFrom("idempotency")
        .select(["fingerprint", "status", "body"])
        .where("owner", "=", owner)
        .where("key", "=", key)
        .executeTakeFirst();
      return row;
    },
    async keep(owner, key, answer, now) {
      const result = await session.write(({ db }) =>
        db
          .insertInto("idempotency")
          .values({ owner, key, ...answer, created_at: now })
          .onConflict((conflict) => conflict.columns(["owner", "key"]).doNothing())
          .executeTakeFirst(),
      );
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async replace(owner, key, answer, now) {
      const values = { ...answer, created_at: now };
      await session.write(({ db }) =>
        db
          .insertInto("idempotency")
          .values({ owner, key, ...values })
          .onConflict((conflict) => conflict.columns(["owner", "key"]).doUpdateSet(values))
          .execute(),
      );
    },
    async prune(before) {
      const result = await session.write(({ db }) =>
        db.deleteFrom("idempotency").where("created_at", "<", before).executeTakeFirst(),
      );
      return Number(result.numDeletedRows);
    },
  };
}
