import { pino } from "pino";
import type { Log, LogFields } from "../core/log.ts";
import { messageOf } from "../core/errors.ts";
import type { Scrubber } from "./scrubber.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface LogOptions {
  readonly level: LogLevel;
  readonly scrubber: Scrubber;
  readonly write: (line: string) => void;
}

/**
 * A log of one JSON object a line. The whole line is scrubbed of secrets just before it is written:
 * pino's own `redact` works by path and let 5 of 9 planted secrets through (reliability.md §0.8).
 */
export function createLog({ level, scrubber, write }: LogOptions): Log {
  const destination = { write: (line: string) => write(escapeControls(scrubber.scrub(line))) };
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    debug: (fields, message) => logger.debug(readable(fields), message),
    info: (fields, message) => logger.info(readable(fields), message),
    warn: (fields, message) => logger.warn(readable(fields), message),
    error: (fields, message) => logger.error(readable(fields), message),
    hide: (secret, how) => scrubber.add(secret, how),
  };
}

// JSON leaves DEL, the C1 bytes (0x9b starts a terminal's escape sequence) and direction marks as they are.
function escapeControls(line: string): string {
  return line.replaceAll(
    /[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** An error object becomes its message and stack; its other properties may hold whole requests. */
function readable(fields: LogFields): LogFields {
  const error = fields["error"];
  if (!(error instanceof Error)) return fields;
  return { ...fields, error: messageOf(error), stack: error.stack };
}
