import { access, constants, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf } from "../../core/errors.ts";
import { listMigrations } from "../../storage/migrate.ts";
import { bad, good, note, type Check, type Finding } from "./check.ts";

/** Less than this and a bot that is busy is soon without. */
const fewBytes = 200 * 1024 * 1024;

/** Whether the database can be reached and, where it is a file, written. Changes nothing. */
export const checkStorage: Check = {
  name: "storage",
  async run({ config: { database } }) {
    const file = database.startsWith("sqlite:") ? database.slice("sqlite:".length) : undefined;
    try {
      const pending = (await listMigrations(database)).filter((one) => one.appliedAt === null);
      const kind = file === undefined ? "PostgreSQL" : "SQLite";
      return [
        good(`${kind} can be read`),
        ...(pending.length === 0
          ? []
          : [note(`${pending.length} migration(s) run at the next start`)]),
        ...(file === undefined || file === ":memory:" ? [] : await checkFile(file)),
      ];
    } catch (error) {
      const remedy =
        file === undefined
          ? "check the address, user and password of `database`, and that PostgreSQL runs"
          : "check the path of `database` and its rights";
      return [bad(`the database cannot be read: ${messageOf(error)}`, remedy)];
    }
  },
};

async function checkFile(path: string): Promise<readonly Finding[]> {
  const folder = await nearestFolder(dirname(path));
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    return [bad(`${folder} cannot be written`, "give the bot's user the right to write there")];
  }
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= fewBytes) return [];
  const megabytes = Math.floor(freeBytes / 1024 / 1024);
  return [bad(`only ${megabytes} MB are free beside the database`, "make room on that disk")];
}

/** The first folder upwards that is there: the others are made at the first start. */
async function nearestFolder(folder: string): Promise<string> {
  const exists = await access(folder).then(
    () => true,
    () => false,
  );
  return exists || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}
