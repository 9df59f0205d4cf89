import type { Selectable } from "kysely";
import type { AuditRecord, AuditStore } from "../core/audit.ts";
import { deleteInChunks } from "./prune.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Who ran what, kept with what it made. */
export function createAuditStore(session: Session): AuditStore {
  return {
    async add(record) {
      await session.write(({ db }) => db.insertInto("audit").values(toRow(record)).execute());
    },
    async list({ since, until, person, command, outcome, limit }) {
      let query = session.db.selectFrom("audit").selectAll();
      if (since !== undefined) query = query.where("at", ">=", since);
      if (until !== undefined) query = query.where("at", "<", until);
      if (person !== undefined) query = query.where("person", "=", person);
      if (command !== undefined) query = query.where("command", "=", command);
      if (outcome !== undefined) query = query.where("outcome", "=", outcome);
      const rows = await query.orderBy("id", "desc").limit(limit).execute();
      return rows.map(toRecord);
    },
    prune: (before) =>
      deleteInChunks(session, (db, chunk) =>
        db
          .deleteFrom("audit")
          .where("id", "in", (eb) =>
            eb.selectFrom("audit").select("id").where("at", "<", before).limit(chunk),
          ),
      ),
  };
}

function toRow(record: AuditRecord) {
  const { at, robot, conversation, person, personName, command, outcome, said } = record;
  return {
    at,
    robot,
    conversation,
    person,
    person_name: personName,
    command,
    outcome,
    said,
    reference: record.reference ?? null,
  };
}

function toRecord(row: Selectable<Schema["audit"]>): AuditRecord {
  const { at, robot, conversation, person, command, outcome, said, reference } = row;
  const personName = row.person_name;
  return {
    at,
    robot,
    conversation,
    person,
    personName,
    command,
    outcome,
    said,
    ...(reference === null ? {} : { reference }),
  };
}
