import type { Command } from "commander";
import {
  configOption,
  configPath,
  noticeDefaults,
  readConfig,
  readPacks,
  reportOf,
} from "./load.ts";
import { plainSecretsIn } from "../config/plain-secrets-in.ts";
import { sortProblems, type Problem } from "../yaml/problem.ts";
import { runExamples } from "./examples/run-examples.ts";
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
      const checked = await check(terminal, options.config);
      const { problems, packs, examples } = checked;
      const ok = problems.every((problem) => problem.severity !== "error");
      if (options.json === true) print(terminal, JSON.stringify({ ok, problems, examples }));
      else if (problems.length > 0) complain(terminal, reportOf(problems));
      else {
        print(
          terminal,
          `config and packs are good: ${packs.join(", ")}; ${examples} examples hold`,
        );
      }
      terminal.exitCode = ok ? exitCodes.good : exitCodes.no;
    });
}

interface Checked {
  readonly problems: readonly Problem[];
  /** The names of those that can be used. */
  readonly packs: readonly string[];
  /** How many were run. */
  readonly examples: number;
}

async function check(terminal: Terminal, file: string | undefined): Promise<Checked> {
  const loaded = readConfig(terminal, file);
  if (!("config" in loaded)) return { problems: loaded.problems, packs: [], examples: 0 };
  const { config } = loaded;
  const { packs, problems } = await readPacks(config, (line) => complain(terminal, line));
  const examples = await runExamples(config, packs);
  return {
    problems: sortProblems([
      ...plainSecretsIn(configPath(terminal, file)),
      ...problems,
      ...examples.problems,
    ]),
    packs: packs.map((pack) => pack.name),
    examples: examples.count,
  };
}
