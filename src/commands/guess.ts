import { timeArgument } from "./command-sentences.ts";
import { parseArguments, type ParseContext } from "./parse-arguments.ts";
import { mayRun, type Caller } from "./permissions.ts";
import type { Registry } from "./registry.ts";
import type { Suggestion } from "./suggest.ts";
import { commandName } from "./usage.ts";
import type { Locale } from "../core/locale.ts";

/**
 * Commands that words without a verb may be for: 明天下午3点开会 may be to be reminded of, and with somebody @-ed, to
 * be given to them. Only those that lack nothing, a time said.
 */
export function guess(
  said: string,
  registry: Registry,
  { caller, locale, parse }: { caller: Caller; locale: Locale; parse: ParseContext },
): readonly Suggestion[] {
  return registry.commands.flatMap((command) => {
    const { definition } = command;
    const time = timeArgument(command);
    if (time === undefined || !mayRun(definition, caller)) return [];
    const read = parseArguments(said, definition.args, parse);
    if (read.kind !== "args" || read.args[time] === undefined) return [];
    const name = commandName(definition, locale);
    return [{ name, text: `${name} ${said}` }];
  });
}
