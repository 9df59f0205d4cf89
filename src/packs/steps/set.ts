import type { PackMemory } from "../../commands/pack-memory.ts";
import { checkedValue } from "../pack-memory.ts";
import { valueIn, type StepPlace } from "./place.ts";
import type { StepAction } from "./step.ts";

type SetFile = Readonly<
  Partial<Record<keyof PackMemory, Readonly<Record<string, unknown>> | undefined>>
>;

/** `set`: keeps values of the sender, the conversation or the pack. */
export function compileSet(place: StepPlace, file: SetFile): StepAction | undefined {
  const values = scopes.flatMap((scope) =>
    Object.entries(file[scope] ?? {}).map(([key, value]) => ({
      scope,
      key,
      evaluate: valueIn(place, ["set", scope, key], value),
    })),
  );
  if (values.some(({ evaluate }) => evaluate === undefined)) return undefined;
  return {
    kind: "inside",
    act({ scope, context: { memory } }) {
      const state = scope["state"] as Record<string, Record<string, unknown>>;
      for (const { scope: drawer, key, evaluate } of values) {
        const value = checkedValue(key, evaluate?.(scope));
        memory[drawer].set(key, value);
        // What follows sees it at once.
        const known = state[drawer];
        if (known !== undefined) known[key] = value;
      }
    },
  };
}

/** Whose values there are. */
export const scopes = ["person", "group", "pack"] as const;
