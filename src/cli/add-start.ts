import type { Command } from "commander";
import { configOption } from "./load.ts";
import { releaseMemory, wakeCompilers } from "./memory.ts";
import type { Terminal } from "./terminal.ts";

/** `bellhop start`: runs the bot, and the emulator beside it where the configuration connects to one. */
export function addStart(program: Command, terminal: Terminal): void {
  program
    .command("start")
    .description("run the bot")
    .option(...configOption)
    .action(async (options: { config?: string }) => {
      // Only here, so that the other commands do not wait for a bot they do not run.
      const { start } = await import("./start.ts");
      await start(terminal, options.config);
      wakeCompilers();
      releaseMemory();
    });
}
