import type { CommandDefinition } from "./definition.ts";
import { mayRun, type Caller } from "./permissions.ts";
import type { RegisteredCommand, Registry } from "./registry.ts";

/** The command that shows what a message names by its id and says nothing else of: T12, E3, F3K2. */
export function idCommand(
  said: string,
  caller: Caller,
  registry: Registry,
): RegisteredCommand | undefined {
  const type = shapes.find(({ shape }) => shape.test(said.trim()))?.type;
  if (type === undefined) return undefined;
  return registry.commands.find(
    ({ definition }) => definition.shows === type && mayRun(definition, caller),
  );
}

/** Whether a message is an id and nothing else. */
export function isIdAlone(text: string): boolean {
  return shapes.some(({ shape }) => shape.test(text.trim()));
}

const shapes: readonly {
  readonly type: NonNullable<CommandDefinition["shows"]>;
  readonly shape: RegExp;
}[] = [
  { type: "task", shape: /^#?t[1-9]\d{0,8}[?？。!！]?$/iu },
  { type: "event", shape: /^#?e[1-9]\d{0,8}[?？。!！]?$/iu },
  { type: "shared-file", shape: /^#?f(?=[a-z]{0,11}\d)[0-9a-z]{3,12}[?？。!！]?$/iu },
];
