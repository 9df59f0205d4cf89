import { Command } from "commander";
import { BellhopError, messageOf } from "../core/errors.ts";
import { wakeCompilers } from "./memory.ts";
import { complain, exitCodes, type Terminal } from "./terminal.ts";

type AddCommand = (program: Command, terminal: Terminal) => void;

/** Each command's module is loaded only when it is asked for: `when` needs no storage and no web server. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import("./add-start.ts")).addStart,
  emulator: async () => (await import("./emulator.ts")).addEmulator,
  say: async () => (await import("./say.ts")).addSay,
  chat: async () => (await import("./chat.ts")).addChat,
  check: async () => (await import("./check.ts")).addCheck,
  when: async () => (await import("./when.ts")).addWhen,
  doctor: async () => (await import("./doctor.ts")).addDoctor,
  outbox: async () => (await import("./outbox.ts")).addOutbox,
  runs: async () => (await import("./runs.ts")).addRuns,
  schema: async () => (await import("./schema.ts")).addSchema,
  new: async () => (await import("./new.ts")).addNew,
  migrate: async () => (await import("./migrate.ts")).addMigrate,
};

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
  for (const load of wanted(terminal.argv[2])) {
    const add = await load();
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

/** The command that was named; all of them for help, or to say what there is. */
function wanted(name: string | undefined): readonly (() => Promise<AddCommand>)[] {
  const one = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return one === undefined ? Object.values(commands) : [one];
}
