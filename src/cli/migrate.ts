import type { Command } from "commander";
import { listMigrations, migrate } from "../storage/migrate.ts";
import { configOption, requireConfig } from "./load.ts";
import { print, type Terminal } from "./terminal.ts";

/** `bellhop migrate`: brings the database's tables up to date and shows every step. */
export function addMigrate(program: Command, terminal: Terminal): void {
  program
    .command("migrate")
    .description("bring the database's tables up to date (start does so too), and list every step")
    .option(...configOption)
    .option("--list", "change nothing: only list the steps, done and pending")
    .action(async (options: { config?: string; list?: boolean }) => {
      const { database } = requireConfig(terminal, options.config);
      const migrations =
        options.list === true ? await listMigrations(database) : await migrate(database);
      for (const { name, appliedAt } of migrations) {
        const state = appliedAt === null ? "pending" : new Date(appliedAt).toISOString();
        print(terminal, `${name}  ${state}`);
      }
    });
}
