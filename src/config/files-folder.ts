import { dirname, join } from "node:path";

/** Where copies of shared files are kept: beside the SQLite file, or in data/ where the database is elsewhere. */
export function filesFolder(database: string): string {
  const path = database.replace(/^sqlite:/, "");
  return path === database || path === ":memory:"
    ? join("data", "files")
    : join(dirname(path), "files");
}
