import type { RunHost } from "../../commands/run-host.ts";
import type { Run } from "../../core/run.ts";
import { scopesOf } from "../pack-memory.ts";
import type { Program } from "./program.ts";

/** What templates of a run see; results of steps are added as they come. */
export type RunScope = Record<string, unknown>;

/** The scope of a run at its beginning, with what the pack remembers. */
export async function openScope(run: Run, program: Program, host: RunHost): Promise<RunScope> {
  return {
    ...program.scope(run, host.clock.now()),
    run: { id: run.id },
    state: await stateOf(run, program, host),
  };
}

async function stateOf({ state: { message } }: Run, program: Program, { stores }: RunHost) {
  const scopes = scopesOf(message);
  const found = program.usesState
    ? await stores.packState.list(program.pack, Object.values(scopes))
    : [];
  const valuesOf = (scope: string): Record<string, unknown> =>
    Object.fromEntries(
      found.filter((one) => one.scope === scope).map(({ key, value }) => [key, value]),
    );
  return {
    person: { ...program.remembered.person, ...valuesOf(scopes.person) },
    group: { ...program.remembered.group, ...valuesOf(scopes.group) },
    pack: { ...program.remembered.pack, ...valuesOf(scopes.pack) },
  };
}
