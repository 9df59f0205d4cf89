/** The log port: a short sentence, and fields a machine can search. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /**
   * Never writes `secret` from now on: something learnt while running that no configuration names. Only the newest
   * hundred are kept, but for those that are `lasting`.
   */
  hide(secret: string, how?: "lasting"): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  hide: () => undefined,
};
