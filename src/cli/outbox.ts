import { Option, type Command } from "commander";
import type { Entry } from "../core/entry.ts";
import { BellhopError } from "../core/errors.ts";
import type { Storage } from "../core/storage.ts";
import { configOption } from "./load.ts";
import { exitCodes, print, type Terminal } from "./terminal.ts";
import { withStorage } from "./with-storage.ts";

/** `bellhop outbox`: what waits, what failed for good, send it again. The bot may be running meanwhile. */
export function addOutbox(program: Command, terminal: Terminal): void {
  const outbox = program.command("outbox").description("what waits to be sent, and what failed");

  outbox
    .command("list", { isDefault: true })
    .description("list entries: waiting and dead ones unless --status says otherwise")
    .option(...configOption)
    .addOption(new Option("--status <status>").choices(["waiting", "sent", "dead"]))
    .option("--limit <n>", "at most so many", Number, 50)
    .option("--json", "print one JSON document")
    .action(
      async (options: {
        config?: string;
        status?: Entry["status"];
        limit: number;
        json?: boolean;
      }) => {
        const { status, limit } = options;
        const entries = await withStorage(terminal, options.config, (storage) =>
          listEntries(storage, status, limit),
        );
        if (options.json === true) print(terminal, JSON.stringify(entries.map(summaryOf)));
        else if (entries.length === 0) print(terminal, "nothing waits and nothing failed");
        else for (const entry of entries) print(terminal, lineOf(entry));
      },
    );

  for (const [name, description, change] of [
    [
      "retry",
      "send a dead entry again",
      (storage: Storage, id: number, now: number) => storage.outbox.retry(id, now),
    ],
    [
      "drop",
      "forget a waiting or dead entry",
      (storage: Storage, id: number) => storage.outbox.drop(id),
    ],
  ] as const) {
    outbox
      .command(`${name} <id>`)
      .description(description)
      .option(...configOption)
      .action(async (id: string, options: { config?: string }) => {
        const number = idOf(id);
        const done = await withStorage(terminal, options.config, (storage, now) =>
          change(storage, number, now),
        );
        print(terminal, done ? `entry ${number}: done` : `there is no such entry ${number}`);
        terminal.exitCode = done ? exitCodes.good : exitCodes.no;
      });
  }
}

async function listEntries(
  { outbox }: Storage,
  status: Entry["status"] | undefined,
  limit: number,
): Promise<Entry[]> {
  if (status !== undefined) return outbox.list({ status, limit });
  const dead = await outbox.list({ status: "dead", limit });
  const waiting = await outbox.list({ status: "waiting", limit });
  return [...dead, ...waiting].slice(0, limit);
}

function idOf(text: string): number {
  const id = Number(text);
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new BellhopError("usage", `"${text}" is not an entry's id: see \`bellhop outbox list\``);
}

/** Without the destination's session webhook, which is a credential. */
function summaryOf(entry: Entry) {
  const { id, key, lane, status, attempts, lastError, createdAt, dueAt, reply } = entry;
  return {
    id,
    key,
    lane,
    status,
    attempts,
    lastError,
    createdAt: new Date(createdAt).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    type: reply.content.type,
  };
}

function lineOf(entry: Entry): string {
  const { id, status, lane, attempts, dueAt, lastError, reply } = entry;
  const when = new Date(dueAt).toISOString();
  const why = lastError === undefined ? "" : `  ${lastError}`;
  return `${id}  ${status}  ${lane}  ${reply.content.type}  due ${when}  attempts ${attempts}${why}`;
}
