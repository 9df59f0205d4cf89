import type { Command } from "commander";
import { createRandom } from "../core/random.ts";
import { createAdjustableClock } from "../core/system-clock.ts";
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
      const log = createLog({
        level: "warn",
        scrubber: createScrubber(),
        write: (line) => void terminal.stderr.write(line),
      });
      const { openEmulator } = await import("./open-emulator.ts");
      const { emulator, url } = await openEmulator(
        { clock: createAdjustableClock(), random: createRandom(), log },
        Number(options.port),
      );
      print(terminal, `DingTalk emulator: ${url}`);
      const stop = (): void => void emulator.close().then(() => terminal.exit(0));
      terminal.on("SIGTERM", stop);
      terminal.on("SIGINT", stop);
    });
}
