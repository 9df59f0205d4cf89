import { DatabaseSync } from "node:sqlite";

/** A program: holds the write lock of the SQLite file of its first argument and says "locked". */
function main(file: string, holdMs: number): void {
  const database = new DatabaseSync(file);
  database.exec("begin immediate");
  process.send?.("locked");
  setTimeout(() => {
    database.exec("commit");
    database.close();
    process.disconnect();
  }, holdMs);
}

main(process.argv[2] ?? "", Number(process.argv[3]));
