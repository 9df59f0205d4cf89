import type { RunHost } from "../../commands/run-host.ts";
import { secondMs, type Clock } from "../../core/clock.ts";
import type { NewEntry } from "../../core/entry.ts";
import type { Log } from "../../core/log.ts";
import type { AuditRecord } from "../../core/audit.ts";
import { endRun } from "../../core/run-changes.ts";
import type { Run } from "../../core/run.ts";
import type { Storage, Stores } from "../../core/storage.ts";
import { createUnitOfWork, type UnitOfWork } from "../../core/unit-of-work.ts";
import { createBook } from "./book.ts";
import { outcomeOf } from "./begin-run.ts";
import { advance } from "./engine.ts";
import { limits } from "./limits.ts";
import type { Program } from "./program.ts";
import { sayInRun } from "./say.ts";
import { runTexts } from "./texts.ts";

/** How long a run is held between two commits; longer than a step may take. */
export const leaseMs = 60 * secondMs;

export interface GoOnOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  /** This instance's name in leases. */
  readonly holder: string;
  readonly program: (key: string) => Program | undefined;
  /** What steps need, recording into `unit`. */
  readonly hostOf: (unit: UnitOfWork) => RunHost;
  readonly prepare?: (entry: NewEntry) => readonly NewEntry[];
}

/** Another instance holds the run: what was done here is not written. */
class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Goes on with a run that is held; all it comes to is committed with it. */
export async function goOn(run: Run, options: GoOnOptions): Promise<void> {
  const { storage, clock, log, holder, prepare } = options;
  let unit = createUnitOfWork(prepare);
  // What steps record goes into the unit of the next commit.
  const host = options.hostOf({
    write: (change) => unit.write(change),
    send: (entry) => unit.send(entry),
  });
  const commit = async (write: (stores: Stores) => Promise<boolean>): Promise<void> => {
    const recorded = unit;
    unit = createUnitOfWork(prepare);
    await storage.transaction(async (stores) => {
      // First, so that a lost lease writes nothing: whoever holds it now will.
      if (!(await write(stores))) throw new LeaseLost("the lease of a run was lost");
      await recorded.commit(stores, clock.now());
    });
  };
  try {
    const after = await proceed(run, options, host, (so) =>
      commit(({ runs }) => runs.checkpoint(so, holder, clock.now() + leaseMs)),
    );
    const program = options.program(run.program);
    if (after.readyAt === null) {
      unit.write(({ audit }) => audit.add(recordOf(after, program, clock.now())));
    }
    await commit(({ runs }) => runs.settle(after, holder));
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    log.warn({ run: run.id }, "lease of a run lost; left to its new holder");
  }
}

async function proceed(
  run: Run,
  { program: find, log }: GoOnOptions,
  host: RunHost,
  checkpoint: (run: Run) => Promise<void>,
): Promise<Run> {
  const program = find(run.program);
  if (program === undefined || program.fingerprint !== run.fingerprint) {
    log.warn({ run: run.id, program: run.program }, "run ended: its steps were changed meanwhile");
    return endWith(run, program, host, runTexts.changed(titleOf(run, program), run.id), "ended");
  }
  if (run.attempts > limits.attempts) {
    log.error({ run: run.id, attempts: run.attempts }, "run given up: it never got on");
    const path = run.state.steps.at(-1)?.path ?? "1";
    const text = runTexts.failed(program.title, path, runTexts.ours, run.id);
    return endWith(run, program, host, text, "failed");
  }
  return advance(run, program, host, { checkpoint });
}

function endWith(
  run: Run,
  program: Program | undefined,
  host: RunHost,
  text: Parameters<typeof sayInRun>[2],
  status: "ended" | "failed",
): Run {
  const book = createBook(run, program?.mask ?? ((said) => said), host.clock);
  sayInRun({ book, host }, status, text);
  return endRun(run, status, host.clock.now(), text.zh);
}

function titleOf({ program: key }: Run, program: Program | undefined) {
  const name = key.slice(key.indexOf("/") + 1);
  return program?.title ?? { zh: name, en: name };
}

function recordOf(run: Run, program: Program | undefined, now: number): AuditRecord {
  const { message } = run.state;
  return {
    at: now,
    robot: run.robot,
    conversation: run.conversation,
    person: run.person,
    personName: message.sender.name,
    command: program?.command ?? titleOf(run, program).en,
    outcome: outcomeOf(run),
    said: Array.from(message.text).slice(0, 200).join(""),
    reference: run.id,
  };
}
