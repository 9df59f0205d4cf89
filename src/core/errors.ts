/** Stable codes: logs, metrics and tests name an error by its code, never by its message. */
export type ErrorCode =
  | "config_invalid"
  | "pack_invalid"
  | "request_invalid"
  | "request_too_large"
  | "media_type_unsupported"
  | "signature_invalid"
  | "robot_unknown"
  | "answer_late"
  | "storage_unavailable"
  | "storage_in_use"
  | "storage_newer"
  | "fetch_refused"
  | "fetch_failed"
  | "handler_timeout"
  | "platform_error"
  | "usage";

/** An error of ours. `expose` says that its message may be shown to whoever asked. */
export class BellhopError extends Error {
  override readonly name = "BellhopError";
  readonly code: ErrorCode;
  readonly expose: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { expose?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.expose = options.expose ?? false;
  }
}

/** Thrown by a handler to answer with `message` and to write nothing: an error that is a reply. */
export class ReplyError extends Error {
  override readonly name = "ReplyError";
}

/** What can be said of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
