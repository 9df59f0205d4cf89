import { BellhopError } from "../core/errors.ts";
import type { Localized } from "../core/locale.ts";
import { checkSentences, compileSentences, type CommandSentences } from "./command-sentences.ts";
import type { CommandDefinition } from "./definition.ts";
import { endsInHan, fold } from "./fold.ts";

/** The commands of one pack, or the built-in ones. */
export interface CommandGroup {
  readonly pack: string;
  readonly title: Localized;
  readonly commands: readonly CommandDefinition[];
}

/** A command and where it comes from. */
export interface RegisteredCommand {
  readonly definition: CommandDefinition;
  readonly pack: string;
  readonly packTitle: Localized;
}

/** All commands, by name. */
export interface Registry {
  /** In the order of the packs; nothing but lists depends on it. */
  readonly commands: readonly RegisteredCommand[];
  /** By name or alias: upper or lower case, full or half width. */
  find(name: string): RegisteredCommand | undefined;
  /** The commands whose Chinese name begins `text`, more text behind it; the longest name first. */
  prefixes(text: string): readonly NamePrefix[];
  /** What people say without naming a command. */
  readonly sentences: CommandSentences<RegisteredCommand>;
}

export interface NamePrefix {
  readonly command: RegisteredCommand;
  readonly length: number;
}

/** Joins groups of commands. Throws `pack_invalid` when two commands share a name. */
export function createRegistry(groups: readonly CommandGroup[]): Registry {
  const commands = groups.flatMap((group) =>
    group.commands.map((definition) => ({
      definition,
      pack: group.pack,
      packTitle: group.title,
    })),
  );
  const byName = new Map<string, RegisteredCommand>();
  const problems: string[] = [];
  for (const command of commands) {
    problems.push(...definitionProblems(command));
    for (const name of new Set(namesOf(command.definition).map(fold))) {
      const other = byName.get(name);
      if (other === undefined) byName.set(name, command);
      else problems.push(`"${name}" names both ${label(other)} and ${label(command)}`);
    }
  }
  if (problems.length > 0) throw new BellhopError("pack_invalid", problems.join("; "));

  const longestName = Math.max(0, ...[...byName.keys()].map((name) => name.length));
  return {
    commands,
    sentences: compileSentences(commands),
    find: (name) => byName.get(fold(name)),
    prefixes(text) {
      const start = fold(text.slice(0, longestName));
      const found: NamePrefix[] = [];
      for (let length = Math.min(longestName, text.length - 1); length > 0; length -= 1) {
        const name = start.slice(0, length);
        const command = endsInHan(name) ? byName.get(name) : undefined;
        if (command !== undefined) found.push({ command, length });
      }
      return found;
    },
  };
}

/** The name and every alias of a command. */
export function namesOf(definition: CommandDefinition): readonly string[] {
  return [definition.name, ...(definition.aliases ?? [])];
}

function definitionProblems(command: RegisteredCommand): string[] {
  const { name, args } = command.definition;
  const problems: string[] = [];
  if (!/^[a-z][a-z0-9-]*$/u.test(name)) {
    problems.push(`${label(command)}: a name has lower case letters, digits and hyphens`);
  }
  for (const alias of command.definition.aliases ?? []) {
    if (alias === "" || /\s/u.test(alias)) {
      problems.push(`${label(command)}: the alias "${alias}" is empty or has a space`);
    }
  }
  const positional = Object.entries(args).filter(([, spec]) => spec.optionOnly !== true);
  for (const [index, [key, spec]] of positional.entries()) {
    const wordsBehind = positional.slice(index + 1).some(([, later]) => takesWords(later.type));
    if (spec.type === "text" && spec.rest === true && wordsBehind) {
      problems.push(`${label(command)}: nothing is left for what comes after "${key}"`);
    }
  }
  for (const { index, at, message } of checkSentences(command.definition)) {
    problems.push(`${label(command)}: sentence ${index + 1}, character ${at + 1}: ${message}`);
  }
  return problems;
}

function takesWords(type: string): boolean {
  return type !== "flag" && type !== "mention" && type !== "who";
}

function label(command: RegisteredCommand): string {
  return `${command.pack}/${command.definition.name}`;
}
