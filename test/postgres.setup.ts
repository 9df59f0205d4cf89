import type { TestProject } from "vitest/node";
import { startPostgres } from "./storage/postgres-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The administrator's address of this run's PostgreSQL. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for the whole run and hands its address to the tests; answers what stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.url);
  return () => server.stop();
}
