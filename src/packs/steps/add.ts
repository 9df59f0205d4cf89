import { sumOf } from "../pack-memory.ts";
import { valueIn, type StepPlace } from "./place.ts";
import { scopes } from "./set.ts";
import { StepError } from "./step-error.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction } from "./step.ts";

/** `add`: counts something of the sender, the conversation or the pack, so that many at once lose none. */
export function compileAdd(
  place: StepPlace,
  file: NonNullable<StepFile["add"]>,
): StepAction | undefined {
  const counts = scopes.flatMap((scope) =>
    Object.entries(file[scope] ?? {}).map(([key, value]) => ({
      scope,
      key,
      evaluate: valueIn(place, ["add", scope, key], value),
    })),
  );
  if (counts.some(({ evaluate }) => evaluate === undefined)) return undefined;
  return {
    kind: "inside",
    act({ scope, context: { memory } }) {
      const state = scope["state"] as Record<string, Record<string, unknown>>;
      for (const { scope: drawer, key, evaluate } of counts) {
        const by = numberIn(key, evaluate?.(scope));
        memory[drawer].add(key, by);
        // What follows sees it at once; what others add meanwhile shows the next time.
        const known = state[drawer];
        if (known !== undefined) known[key] = sumOf(known[key], by);
      }
    },
  };
}

function numberIn(key: string, value: unknown): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new StepError({
    zh: `给 ${key} 加的不是数字`,
    en: `what is added to ${key} is no number`,
  });
}
