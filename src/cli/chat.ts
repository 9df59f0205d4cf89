import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { messageOf } from "../core/errors.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { joinConversation } from "./conversation.ts";
import { createEmulatorClient } from "./emulator-client.ts";
import { configOption, requireConfig } from "./load.ts";
import { complain, exitCodes, print, type Terminal } from "./terminal.ts";

/** How long one look for new messages lasts; the next follows at once. */
const pollMs = 20_000;
/** After the last line of the input, answers are waited for until it is silent for so long. */
const silenceMs = 500;

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
      const clock = createSystemClock();
      let heardAt = clock.now();
      const prompter = createPrompter(terminal);
      const listen = async (): Promise<never> => {
        for (;;) {
          for (const line of await conversation.hear(pollMs)) {
            heardAt = clock.now();
            prompter.show(`${name}: ${line.text}`);
          }
        }
      };
      listen().catch((error: unknown) => {
        complain(terminal, `bellhop: ${messageOf(error)}`);
        terminal.exit(exitCodes.couldNotRun);
      });
      for await (const line of prompter.lines) {
        const { status } = line.trim() === "" ? { status: 200 } : await conversation.say(line, []);
        if (status !== 200) {
          complain(terminal, `the callback was answered ${status ?? "not at all"}`);
        }
        prompter.ask();
      }
      const endedAt = clock.now();
      while (clock.now() - Math.max(heardAt, endedAt) < silenceMs) await clock.wait(50);
      terminal.exit(0);
    });
}

/** Reads lines; a prompt is for people, so there is none where the input is a pipe or a file. */
function createPrompter(terminal: Terminal) {
  const isAsked = "isTTY" in terminal.stdin && terminal.stdin.isTTY === true;
  const lines = createInterface({
    input: terminal.stdin,
    ...(isAsked ? { output: terminal.stdout } : {}),
    prompt: "> ",
  });
  const ask = (): void => {
    if (isAsked) lines.prompt(true);
  };
  ask();
  return {
    lines,
    ask,
    /** Prints `text` above the prompt and what is being written there. */
    show(text: string): void {
      if (isAsked) terminal.stdout.write("\r\u001b[K");
      print(terminal, text);
      ask();
    },
  };
}
