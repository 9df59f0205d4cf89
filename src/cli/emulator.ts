import type { Command } from "commander";
import { BellhopError } from "../core/errors.ts";
import { createRandom } from "../core/random.ts";
import { createAdjustableClock } from "../core/system-clock.ts";
import { createEmulator, type Emulator } from "../emulator/emulator.ts";
import { createLog } from "../telemetry/log.ts";
import { createScrubber } from "../telemetry/scrubber.ts";
import { print, type Terminal } from "./terminal.ts";

/** `bellhop emulator`: the DingTalk emulator alone; bots attach to it by `emulator: { url }`. */
export function addEmulator(program: Command, terminal: Terminal): void {
  program
    .command("emulator")
    .description("run the DingTalk emulator alone")
    .option("--port <n>", "where to listen", "3001")
    .action(async (options: { port: string }) => {
      const emulator = createEmulator({
        clock: createAdjustableClock(),
        random: createRandom(),
        log: createLog({
          level: "warn",
          scrubber: createScrubber(),
          write: (line) => void terminal.stderr.write(line),
        }),
      });
      const url = await openEmulator(emulator, Number(options.port));
      print(terminal, `DingTalk emulator: ${url}`);
      const stop = (): void => void emulator.close().then(() => terminal.exit(0));
      terminal.on("SIGTERM", stop);
      terminal.on("SIGINT", stop);
    });
}

/** Listens; throws `usage` when the port cannot be had. */
export async function openEmulator(emulator: Emulator, port: number): Promise<string> {
  try {
    return await emulator.listen(port);
  } catch (cause) {
    const message = `the emulator cannot listen on port ${port}: is another one running? Choose another with emulator.port`;
    throw new BellhopError("usage", message, { cause });
  }
}
