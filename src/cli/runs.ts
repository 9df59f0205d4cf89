import { Option, type Command } from "commander";
import type { Run, RunStatus, RunStep } from "../core/run.ts";
import { configOption } from "./load.ts";
import { exitCodes, print, type Terminal } from "./terminal.ts";
import { withStorage } from "./with-storage.ts";

const statuses: readonly RunStatus[] = ["ready", "waiting", "done", "refused", "failed", "ended"];

/** `bellhop runs`: what packs have done, step by step. Secrets of packs are not kept, so none are shown. */
export function addRuns(program: Command, terminal: Terminal): void {
  const runs = program.command("runs").description("runs of packs' steps");

  runs
    .command("list", { isDefault: true })
    .description("list runs, the newest first")
    .option(...configOption)
    .addOption(new Option("--status <status>").choices(statuses))
    .option("--limit <n>", "at most so many", Number, 50)
    .option("--json", "print one JSON document")
    .action(
      async (options: { config?: string; status?: RunStatus; limit: number; json?: boolean }) => {
        const { status, limit, json } = options;
        const filter = { ...(status === undefined ? {} : { status }), limit };
        const found = await withStorage(terminal, options.config, ({ runs: store }) =>
          store.list(filter),
        );
        if (json === true) print(terminal, JSON.stringify(found.map(summaryOf)));
        else if (found.length === 0) print(terminal, "there are no runs");
        else for (const run of found) print(terminal, lineOf(run));
      },
    );

  runs
    .command("show <id>")
    .description("show one run, step by step")
    .option(...configOption)
    .option("--json", "print one JSON document")
    .action(async (id: string, options: { config?: string; json?: boolean }) => {
      const run = await withStorage(terminal, options.config, ({ runs: store }) =>
        store.find(id.toUpperCase()),
      );
      terminal.exitCode = run === undefined ? exitCodes.no : exitCodes.good;
      if (run === undefined) print(terminal, `there is no run ${id}`);
      else if (options.json === true) print(terminal, JSON.stringify(detailsOf(run)));
      else {
        print(terminal, lineOf(run));
        for (const step of run.state.steps) print(terminal, `  ${stepLine(step)}`);
      }
    });
}

/** Without the message, whose session webhook is a credential. */
function summaryOf({ id, program, status, person, conversation, startedAt, changedAt }: Run) {
  return {
    id,
    program,
    status,
    person,
    conversation,
    startedAt: new Date(startedAt).toISOString(),
    changedAt: new Date(changedAt).toISOString(),
  };
}

function detailsOf(run: Run) {
  const { args, steps, wait } = run.state;
  return {
    ...summaryOf(run),
    args,
    ...(wait === undefined
      ? {}
      : { waits: { ...wait, until: new Date(wait.until).toISOString() } }),
    steps: steps.map((step) => ({
      ...step,
      startedAt: new Date(step.startedAt).toISOString(),
      ...(step.endedAt === undefined ? {} : { endedAt: new Date(step.endedAt).toISOString() }),
      result: withoutLinks(step.result),
    })),
  };
}

function lineOf({ id, program, status, person, startedAt, state: { wait } }: Run): string {
  const until =
    wait === undefined ? "" : ` (${wait.kind} until ${new Date(wait.until).toISOString()})`;
  return `${id}  ${status}${until}  ${program}  ${person}  ${new Date(startedAt).toISOString()}`;
}

function stepLine({ path, kind, outcome, startedAt, endedAt, attempts, note }: RunStep): string {
  const tookMs = endedAt === undefined ? "" : `  ${endedAt - startedAt} ms`;
  const tried = attempts > 1 ? `  attempt ${attempts}` : "";
  return `${path}  ${kind}  ${outcome}${tookMs}${tried}${note === undefined ? "" : `  ${note}`}`;
}

/** Links to shared files open them for whoever has them. */
function withoutLinks(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (key, one: unknown) => (key === "url" ? "[link]" : one)),
  ) as unknown;
}
