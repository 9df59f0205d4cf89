import type { ClockSpec } from "./piece.ts";
import type { Token } from "./token.ts";

/** A clock with the offset written behind it, as ISO 8601 does: 15:00Z, 15:00 UTC, 15:00:30.5+02:00. Undefined when there is none. */
export function withOffset(
  clock: ClockSpec,
  tokens: readonly Token[],
  from: number,
  next: number,
): { readonly clock: ClockSpec; readonly next: number } | undefined {
  if (!clock.literal && tokens[next - 1]?.type !== "digits") return undefined;
  const at = afterFraction(tokens, next);
  const named = tokens[at]?.type === "space" ? at + 1 : at;
  if (greenwich.has(tokens[named]?.text ?? "")) {
    return { clock: { ...clock, offsetMinutes: 0 }, next: named + 1 };
  }
  const sign = tokens[at]?.text;
  // 15:00-16:00 is a range; only behind the T of a date is a minus an offset.
  const isSigned = sign === "+" || (sign === "-" && tokens[from - 1]?.text === "t");
  const minutes = isSigned ? offsetAt(tokens, at + 1) : undefined;
  if (minutes === undefined) return undefined;
  const offsetMinutes = sign === "-" ? -minutes.value : minutes.value;
  return { clock: { ...clock, offsetMinutes }, next: minutes.next };
}

const greenwich = new Set(["z", "utc", "gmt"]);

function afterFraction(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === "." && tokens[at + 1]?.type === "digits" ? at + 2 : at;
}

function offsetAt(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly next: number } | undefined {
  const hours = tokens[at];
  if (hours?.type !== "digits") return undefined;
  if (hours.text.length === 4) {
    const value = Number(hours.text.slice(0, 2)) * 60 + Number(hours.text.slice(2));
    return { value, next: at + 1 };
  }
  const minutes = tokens[at + 2];
  const isPair = hours.text.length === 2 && minutes?.text.length === 2;
  if (!isPair || tokens[at + 1]?.text !== ":" || minutes.type !== "digits") return undefined;
  return { value: Number(hours.text) * 60 + Number(minutes.text), next: at + 3 };
}
