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
  const destination = { write: (line: string) => write(scrubber.scrub(line)) };
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    debug: (fields, message) => logger.debug(readable(fields), message),
    info: (fields, message) => logger.info(readable(fields), message),
    warn: (fields, message) => logger.warn(readable(fields), message),
    error: (fields, message) => logger.error(readable(fields), message),
  };
}

/** An error object becomes its message and stack; its other properties may hold whole requests. */
function readable(fields: LogFields): LogFields {
  const error = fields["error"];
  if (!(error instanceof Error)) return fields;
  return { ...fields, error: messageOf(error), stack: error.stack };
}
