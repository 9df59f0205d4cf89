import { BellhopError, messageOf } from "../core/errors.ts";

// Classes of SQLSTATE that are mistakes in our SQL or in the data given, not the server's state:
// data exception, integrity constraint, syntax or access rule
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
const ours = new Set(["22", "23", "42"]);

/** Whether PostgreSQL itself refused, so that the connection is still good. */
export function isRefusal(error: unknown): boolean {
  const code = sqlState(error);
  return code !== undefined && !code.startsWith("08") && !code.startsWith("57");
}

/** `error` as the storage port promises it. */
export function fromPostgres(error: unknown): unknown {
  const code = sqlState(error);
  if (code !== undefined && ours.has(code.slice(0, 2))) return error;
  return new BellhopError(
    "storage_unavailable",
    `PostgreSQL cannot be used: ${reasonOf(error)}. Check that it runs and takes connections.`,
    { cause: error },
  );
}

/** A host with several addresses fails with an error that has no message of its own. */
function reasonOf(error: unknown): string {
  return error instanceof AggregateError
    ? error.errors.map(messageOf).join(", ")
    : messageOf(error);
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const { code } = error;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
