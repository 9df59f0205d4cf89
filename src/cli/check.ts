import type { Command } from "commander";
import { configOption, noticeDefaults, readConfig, readPacks, reportOf } from "./load.ts";
import type { Problem } from "../yaml/problem.ts";
import { complain, exitCodes, print, type Terminal } from "./terminal.ts";

/** `bellhop check`: the configuration and all packs, every error with its place. */
export function addCheck(program: Command, terminal: Terminal): void {
  program
    .command("check")
    .description("check the configuration and all packs: every error, with its place")
    .option(...configOption)
    .option("--json", "print the problems as one JSON document")
    .action(async (options: { config?: string; json?: boolean }) => {
      noticeDefaults(terminal, options.config);
      const loaded = readConfig(terminal, options.config);
      const packs =
        "config" in loaded
          ? await readPacks(loaded.config, (line) => complain(terminal, line))
          : undefined;
      const problems: readonly Problem[] = [
        ...("problems" in loaded ? loaded.problems : []),
        ...(packs?.problems ?? []),
      ];
      const ok = problems.every((problem) => problem.severity !== "error");
      if (options.json === true) print(terminal, JSON.stringify({ ok, problems }));
      else if (problems.length > 0) complain(terminal, reportOf(problems));
      else {
        const names = packs?.packs.map((pack) => pack.name).join(", ");
        print(terminal, `config and packs are good: ${names}`);
      }
      terminal.exitCode = ok ? exitCodes.good : exitCodes.no;
    });
}
