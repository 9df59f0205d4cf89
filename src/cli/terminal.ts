/** What a command has of the process: its words, environment, streams, and exit code. */
export interface Terminal {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  exitCode?: number | string | null | undefined;
  cwd(): string;
  exit(code: number): never;
  on(event: "SIGTERM" | "SIGINT" | "SIGHUP", listener: () => void): unknown;
  on(event: "unhandledRejection", listener: (reason: unknown) => void): unknown;
  umask(mask: number): number;
}

/** The exit codes of product.md §5. */
export const exitCodes = { good: 0, no: 1, couldNotRun: 2 } as const;

/** Writes one line to stdout. */
export function print(terminal: Terminal, line: string): void {
  terminal.stdout.write(`${line}\n`);
}

/** Writes one line to stderr, so that stdout stays clean for scripts. */
export function complain(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${line}\n`);
}
