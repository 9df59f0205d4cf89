import { didYouMean } from "../../yaml/nearest.ts";
import { defaultOf } from "../argument-schema.ts";
import { reportAt, valueIn, type StepPlace } from "./place.ts";
import type { StepAction } from "./step.ts";

/** `run`: the steps of another command of this pack. */
export function compileRun(
  place: StepPlace,
  id: string,
  given: Readonly<Record<string, unknown>>,
): StepAction | undefined {
  const { about } = place;
  const command = about.command(id);
  if (command === undefined) {
    const hint =
      didYouMean(id, about.commandIds) ?? "the `id` of a command of this pack that has steps";
    return reportAt(place, ["run"], { message: `there is no command \`${id}\` to run`, hint });
  }
  const names = Object.keys(command.args);
  for (const key of Object.keys(given)) {
    if (names.includes(key)) continue;
    const message = `\`${id}\` has no argument \`${key}\``;
    return reportAt(place, ["with", key], { message, hint: didYouMean(key, names) }, "key");
  }
  for (const [key, arg] of Object.entries(command.args)) {
    const isNeeded = arg.optional !== true && arg.type !== "flag" && defaultOf(arg) === undefined;
    if (!isNeeded || key in given) continue;
    return reportAt(place, ["run"], {
      message: `\`${id}\` needs \`${key}\``,
      hint: `with: { ${key}: … }`,
    });
  }
  const args = valueIn(place, ["with"], given);
  return (
    args && {
      kind: "command",
      program: () => command.program(),
      args: (scope) => args(scope) as Readonly<Record<string, unknown>>,
    }
  );
}
