import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { percentile } from "./figures.ts";
import { withFolder } from "./folder.ts";

const writes = 200;

/** Prints how long the disk takes to make 4 KB safe: no commit is quicker, and neighbours' writes slow it. */
export function sayDisk(when: string): Promise<void> {
  return withFolder((folder) => {
    const file = openSync(join(folder, "probe"), "w");
    const block = Buffer.alloc(4096);
    const tookMs: number[] = [];
    for (let write = 0; write < writes; write += 1) {
      const before = performance.now();
      writeSync(file, block);
      fdatasyncSync(file);
      tookMs.push(performance.now() - before);
    }
    closeSync(file);
    const [p50, p99] = [percentile(tookMs, 0.5), percentile(tookMs, 0.99)];
    console.log(
      `\ndisk ${when}: fdatasync of 4 KB p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`,
    );
    return Promise.resolve();
  });
}
