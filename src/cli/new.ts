import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import type { Config } from "../config/config.ts";
import { BellhopError } from "../core/errors.ts";
import { configOption, packsFolder, requireConfig } from "./load.ts";
import { newPackFiles } from "./new-pack-files.ts";
import { complain, print, type Terminal } from "./terminal.ts";

/** `bellhop new pack NAME`: a small pack that works, to be changed into what is wanted. */
export function addNew(program: Command, terminal: Terminal): void {
  program
    .command("new")
    .description("make something new: new pack <name>")
    .command("pack <name>")
    .description("make a pack with a command, a schedule and examples, in the folder of packs")
    .option(...configOption)
    .action((name: string, options: { config?: string }) => {
      const config = requireConfig(terminal, options.config);
      const folder = join(config.packs.folder, name);
      refuse(name, folder);
      noticeShipped(terminal, config);
      mkdirSync(folder, { recursive: true });
      const files = newPackFiles({
        name,
        schema: schemaFrom(folder),
        group: config.groups[0]?.id,
      });
      for (const [file, text] of Object.entries(files)) {
        writeFileSync(join(folder, file), text, { flag: "wx" });
        print(terminal, join(folder, file));
      }
      print(terminal, "改完运行 / when changed, run: npx bellhop check");
    });
}

function refuse(name: string, folder: string): void {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) {
    const message = `\`${name.slice(0, 80)}\` cannot name a pack: lower case letters, digits and - only, a letter first, at most 41`;
    throw new BellhopError("usage", message);
  }
  if (existsSync(folder)) {
    throw new BellhopError("usage", `${folder} is there already: choose another name`);
  }
}

/** A folder of packs of one's own takes the place of the packs that come along. */
function noticeShipped(terminal: Terminal, config: Config): void {
  const { folder } = config.packs;
  if (existsSync(folder)) return;
  const shipped = packsFolder(config);
  complain(
    terminal,
    `从现在起只用 ${folder} 里的命令包；自带的在 ${shipped} / from now on only packs in ${folder} are used; those that come with Bellhop are in ${shipped}`,
  );
}

/** The schema beside src in a checkout, two folders further up in the package. */
function schemaFrom(folder: string): string {
  const own = fileURLToPath(import.meta.url);
  const found = ["../../..", "../../../.."]
    .map((up) => join(own, up, "schema/pack.json"))
    .find((path) => existsSync(path));
  return found === undefined ? "pack.json" : relative(folder, found).split(sep).join("/");
}
