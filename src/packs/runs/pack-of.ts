import type { Run } from "../../core/run.ts";

/** The pack whose steps a run does. */
export function packOf({ program }: Pick<Run, "program">): string {
  return program.slice(0, program.indexOf("/"));
}
