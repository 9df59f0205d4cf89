import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder with one pack, `desk`; give it back with `remove`. */
export async function deskPack(on: string, handlers: string) {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-desk-"));
  const pack = join(folder, "desk");
  await mkdir(pack);
  const text = `pack: desk\nversion: 1.0.0\ntitle: 前台\non:\n${on}`;
  await writeFile(join(pack, "pack.yaml"), text);
  await writeFile(join(pack, "handlers.ts"), handlers);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
