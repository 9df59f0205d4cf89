import { execFile } from "node:child_process";

const main = new URL("../../src/main.ts", import.meta.url).pathname;

/** Runs `bellhop` as a person would, in a real process. */
export function bellhop(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
    /** What it reads from stdin. */
    readonly input?: string;
  },
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const environment = { ...process.env, ...options.env };
    const child = execFile(
      process.execPath,
      [main, ...args],
      { cwd: options.cwd, env: environment },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : Number(error !== null);
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end(options.input ?? "");
  });
}
