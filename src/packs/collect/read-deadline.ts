import { dayMs, minuteMs } from "../../core/clock.ts";
import { pick } from "../../core/locale.ts";
import { planFor } from "../../time/plan.ts";
import { understandTime } from "../../time/understand.ts";
import type { Path } from "../../yaml/document.ts";
import { parseSetting } from "../../yaml/duration.ts";
import type { PackDraft } from "../setting.ts";

/** The moment at which what opens at a moment closes. */
export type Deadline = (openedAt: number) => number | undefined;

/** Reads `close`: a length of time, or a time counted from the opening; `undefined` when it is neither, which is reported. */
export function readDeadline(
  draft: PackDraft,
  text: string,
  { path, zone }: { readonly path: Path; readonly zone: string },
): Deadline | undefined {
  const lengthMs = parseSetting(text);
  if (lengthMs !== undefined) return (openedAt) => openedAt + lengthMs;
  const planAt = (now: number) => {
    const context = { ...draft.setting.time, now, zone };
    return planFor(understandTime(text, context), context, {
      recurring: false,
      shortestMs: minuteMs,
    });
  };
  const deadline: Deadline = (openedAt) => {
    const plan = planAt(openedAt);
    return plan.kind === "once" && plan.rest === "" ? plan.at : undefined;
  };
  const { now } = draft.setting.time;
  // It is read anew at each opening: on no day of a week may it be in doubt.
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => now + day * dayMs);
  if (days.some((at) => deadline(at) !== undefined)) return deadline;
  const plan = planAt(now);
  const why =
    plan.kind === "none" && plan.why !== undefined
      ? `: ${pick(plan.why, draft.setting.locale)}`
      : "";
  draft.report(
    draft.document.problem(path, {
      message: `\`close\` is no time to close at${why}`,
      hint: "for example `20:30`, `4h` or `下周一 10:00`",
    }),
  );
  return undefined;
}
