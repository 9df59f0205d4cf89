import type { Command } from "commander";
import { checks } from "./doctor/checks.ts";
import { examine, type Examination } from "./doctor/examine.ts";
import { configOption, requireConfig } from "./load.ts";
import { exitCodes, print, type Terminal } from "./terminal.ts";

/** `bellhop doctor`: what is wrong with this deployment, each with its remedy. */
export function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command("doctor")
    .description(
      "check Node, storage, clock, work calendar, credentials, webhooks and what robots can do",
    )
    .option(...configOption)
    .option("--json", "print the findings as one JSON document")
    .action(async (options: { config?: string; json?: boolean }) => {
      const config = requireConfig(terminal, options.config);
      const examinations = await examine(config, checks);
      const healthy = examinations.every(({ findings }) =>
        findings.every(({ state }) => state !== "bad"),
      );
      if (options.json === true) print(terminal, JSON.stringify({ healthy, checks: examinations }));
      else for (const line of linesOf(examinations, healthy)) print(terminal, line);
      terminal.exitCode = healthy ? exitCodes.good : exitCodes.no;
    });
}

const marks = { good: "✔", note: "·", bad: "✘" } as const;

function linesOf(examinations: readonly Examination[], healthy: boolean): readonly string[] {
  const lines = examinations.flatMap(({ check, findings }) =>
    findings.flatMap(({ state, says, remedy }) => [
      `${marks[state]} ${check}: ${says}`,
      ...(remedy === undefined ? [] : [`    → ${remedy}`]),
    ]),
  );
  return [...lines, healthy ? "healthy" : "not healthy"];
}
