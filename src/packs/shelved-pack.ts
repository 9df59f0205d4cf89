import type { PackResult } from "./load-pack.ts";
import type { PackPrint } from "./pack-print.ts";
import type { LoadedPack } from "./pack.ts";

/** A pack in use: its words, which others must not claim, and the version of its files. */
export interface ShelvedPack extends Pick<PackResult, "names" | "spoken"> {
  readonly pack: LoadedPack;
  readonly print: PackPrint;
}
