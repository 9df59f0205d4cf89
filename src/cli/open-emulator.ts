import { BellhopError } from "../core/errors.ts";
import { createEmulator, type Emulator, type EmulatorOptions } from "../emulator/emulator.ts";

/** Starts an emulator that listens on `port`; throws `usage` when the port cannot be had. */
export async function openEmulator(
  options: EmulatorOptions,
  port: number,
): Promise<{ readonly emulator: Emulator; readonly url: string }> {
  const emulator = createEmulator(options);
  try {
    return { emulator, url: await emulator.listen(port) };
  } catch (cause) {
    const message = `the emulator cannot listen on port ${port}: is another one running? Choose another with emulator.port`;
    throw new BellhopError("usage", message, { cause });
  }
}
