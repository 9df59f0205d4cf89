import { BellhopError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "./database.ts";
import { openSqlite } from "./sqlite-database.ts";

/** Opens the database that `url` names; its tables may not be there yet. */
export async function openDatabase(
  url: string,
  options: { readonly log: Log; readonly exclusive: boolean },
): Promise<Database> {
  if (url.startsWith("sqlite:") && url.length > "sqlite:".length) {
    return openSqlite(url.slice("sqlite:".length), options.exclusive);
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    // Loaded only where it is used: most bots run on SQLite, and pg takes memory.
    const { openPostgres } = await import("./postgres-database.ts");
    return openPostgres(url, options.log);
  }
  // The address is not repeated: it may hold a password.
  throw new BellhopError(
    "config_invalid",
    "The storage address must be sqlite:<path to file> or postgres://<user>:<password>@<host>/<database>.",
  );
}
