import { fold } from "../commands/fold.ts";
import { namesOf, type CommandGroup } from "../commands/registry.ts";
import type { Finding } from "../yaml/source-text.ts";
import { fileProblem } from "./load-safely.ts";
import type { SpokenInPack } from "./sentences.ts";

/** The sentences of the built-in commands, which are of no pack. */
export function builtinSentences(group: CommandGroup | undefined): SpokenInPack[] {
  return (group?.commands ?? []).map((definition) => ({
    definition,
    pack: "",
    problem: (finding: Finding) => ({
      ...fileProblem(`the built-in \`${definition.name}\``, finding.message),
      severity: finding.severity ?? ("error" as const),
    }),
  }));
}

/** The names of the built-in commands, and whose they are. */
export function builtinNames(group: CommandGroup | undefined): [string, string][] {
  return (group?.commands ?? []).flatMap((command) =>
    namesOf(command).map((name): [string, string] => [
      fold(name),
      `the built-in \`${command.name}\``,
    ]),
  );
}
