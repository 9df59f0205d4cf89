import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";

/** An empty database for `openStorage(url)`, and how to be rid of it. */
export interface FreshDatabase {
  readonly name: "sqlite" | "postgres";
  readonly url: string;
  dispose(): Promise<void>;
}

/** One empty database of each kind, for suites that run on both. */
export async function freshDatabases(): Promise<readonly FreshDatabase[]> {
  return Promise.all([freshSqlite(), freshPostgres()]);
}

/** A SQLite file in a folder of its own. */
export async function freshSqlite(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-sqlite-"));
  return {
    name: "sqlite",
    url: `sqlite:${join(folder, "bellhop.db")}`,
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A database of its own in this run's PostgreSQL. */
export async function freshPostgres(): Promise<FreshDatabase> {
  const name = `bellhop_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${name}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return {
    name: "postgres",
    url: url.href,
    dispose: () => administer(`drop database if exists ${name} with (force)`),
  };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
