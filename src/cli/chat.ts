import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { joinConversation } from "./conversation.ts";
import { createEmulatorClient } from "./emulator-client.ts";
import { configOption, requireConfig } from "./load.ts";
import { complain, print, type Terminal } from "./terminal.ts";

/** How long one look for new messages lasts; the next follows at once. */
const pollMs = 20_000;

/** `bellhop chat`: a conversation in the terminal; `@name` in a line @-s that person. */
export function addChat(program: Command, terminal: Terminal): void {
  program
    .command("chat")
    .description("talk to the running bot through its emulator; end with Ctrl-D")
    .option(...configOption)
    .option("--as <user>", "who is talking, by id or name")
    .option("--group <group>", "where, by id or title; - is a one-to-one chat")
    .action(async (options: { config?: string; as?: string; group?: string }) => {
      const { emulator, name } = requireConfig(terminal, options.config);
      const conversation = await joinConversation(createEmulatorClient(emulator.url), options);
      const lines = createInterface({ input: terminal.stdin, output: terminal.stdout });
      let open = true;
      const listening = (async () => {
        while (open) {
          for (const line of await conversation.hear(pollMs)) {
            print(terminal, `${name}: ${line.text}`);
          }
        }
      })();
      lines.setPrompt("> ");
      lines.prompt();
      for await (const line of lines) {
        const { status } = line.trim() === "" ? { status: 200 } : await conversation.say(line, []);
        if (status !== 200)
          complain(terminal, `the callback was answered ${status ?? "not at all"}`);
        lines.prompt();
      }
      open = false;
      // A poll that is still waiting must not keep a finished conversation open.
      await Promise.race([listening, conversation.hear(500)]);
      terminal.exit(0);
    });
}
