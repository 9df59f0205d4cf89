import { Command } from "commander";
import { BellhopError, messageOf } from "../core/errors.ts";
import { addStart } from "./add-start.ts";
import { addChat } from "./chat.ts";
import { addCheck } from "./check.ts";
import { addDoctor } from "./doctor.ts";
import { addEmulator } from "./emulator.ts";
import { wakeCompilers } from "./memory.ts";
import { addMigrate } from "./migrate.ts";
import { addOutbox } from "./outbox.ts";
import { addSay } from "./say.ts";
import { addSchema } from "./schema.ts";
import { complain, exitCodes, type Terminal } from "./terminal.ts";

const invalidCodes = new Set(["config_invalid", "pack_invalid"]);

/** Runs one command line; errors become one readable line on stderr and exit code 2. */
export async function runCli(terminal: Terminal): Promise<void> {
  const program = new Command("bellhop")
    .description(
      "A DingTalk (钉钉) chat robot: commands people @, reminders that arrive, packs in YAML.",
    )
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
    })
    .hook("preAction", (_, command) => {
      // A bot that starts lets them sleep until it runs.
      if (command.name() !== "start") wakeCompilers();
    })
    .exitOverride((error) => terminal.exit(error.exitCode === 0 ? 0 : exitCodes.couldNotRun));
  for (const add of [
    addStart,
    addEmulator,
    addSay,
    addChat,
    addCheck,
    addDoctor,
    addOutbox,
    addSchema,
    addMigrate,
  ]) {
    add(program, terminal);
  }
  try {
    await program.parseAsync([...terminal.argv]);
  } catch (error) {
    const isInvalid = error instanceof BellhopError && invalidCodes.has(error.code);
    // A report of problems begins with its own places; anything else is one line of ours.
    complain(terminal, isInvalid ? error.message : `bellhop: ${messageOf(error)}`);
    terminal.exitCode = isInvalid ? exitCodes.no : exitCodes.couldNotRun;
  }
}
