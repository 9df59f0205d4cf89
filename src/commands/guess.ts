import type { ArgSpec } from "./definition.ts";
import { findTime, type FoundTime } from "./find-time.ts";
import type { ParseContext } from "./parse-arguments.ts";
import { withoutNames } from "./people.ts";
import { mayRun, type Caller } from "./permissions.ts";
import type { Registry } from "./registry.ts";
import type { Suggestion } from "./suggest.ts";
import { commandName } from "./usage.ts";
import type { Locale } from "../core/locale.ts";

/**
 * Commands that words without a verb may be for: 明天下午3点开会 may be to be reminded of, and with somebody @-ed, to
 * be given to them. Only those that lack nothing, and of which more than the text was said.
 */
export function guess(
  said: string,
  registry: Registry,
  { caller, locale, parse }: { caller: Caller; locale: Locale; parse: ParseContext },
): readonly Suggestion[] {
  if (said.length > longestMeant) return [];
  const time = findTime(said, parse);
  const words = withoutNames(time?.left ?? said);
  const isAt = parse.message.mentions.length > 0;
  if (words === "" || (time === undefined && !isAt)) return [];
  if (time !== undefined && !isAt && isOnlyDay(time)) return [];
  const has = (spec: ArgSpec): boolean => {
    if (spec.type === "time") {
      return spec.of === undefined && time !== undefined && isPlain(time);
    }
    return spec.type === "text" ? spec.rest === true : isPeople(spec) && isAt;
  };
  return registry.commands
    .filter(({ definition: { args } }) => {
      const specs = Object.values(args);
      const needed = specs.filter((spec) => spec.optional !== true && spec.type !== "flag");
      const isMore = needed.some((spec) => spec.type === "time" || isPeople(spec));
      // 周五前交预算表 says more than a day to change duty on.
      const takesWords = specs.some((spec) => spec.type === "text" && spec.rest === true);
      return isMore && takesWords && needed.every(has) && specs.some(({ type }) => type === "time");
    })
    .filter(({ definition }) => mayRun(definition, caller))
    .map(({ definition }) => commandName(definition, locale))
    .map((name) => ({ name, text: `${name} ${said}` }));
}

/** Longer texts are no slip of a command. */
const longestMeant = 300;

/** 今天天气真好 has a time and asks for nothing. */
function isOnlyDay({ result }: FoundTime): boolean {
  return (
    (result.kind === "once" || result.kind === "range") &&
    result.grain === "day" &&
    !result.deadline
  );
}

function isPeople({ type }: ArgSpec): boolean {
  return type === "mention" || type === "who";
}

function isPlain({ result: { kind } }: FoundTime): boolean {
  return kind === "once" || kind === "recurring" || kind === "range";
}
