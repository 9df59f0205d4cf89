import type { CommandContext, TimeValue } from "../../commands/definition.ts";

/** The moment a value means: epoch milliseconds, or words for a time. Throws a ReplyError that says why it is none. */
export function momentOf(
  value: unknown,
  context: Pick<CommandContext, "readTime">,
): Pick<TimeValue, "at" | "recurrence"> {
  if (typeof value === "number") return { at: value };
  if (typeof value === "object" && value !== null && "at" in value) {
    const rule: unknown = Reflect.get(value, "rule");
    return {
      at: Number(value.at),
      ...(typeof rule === "string" ? { recurrence: rule } : {}),
    };
  }
  return context.readTime(typeof value === "string" ? value : JSON.stringify(value ?? ""));
}
