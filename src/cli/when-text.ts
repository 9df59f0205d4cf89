import { describeRecurrence } from "../time/describe/describe.ts";
import { renderDate, renderTime, renderDuration } from "../time/describe/render.ts";
import type { TimeContext, TimeResult } from "../time/time-result.ts";

/** How a phrase is understood, for people: one thing a line. */
export function whenText(result: TimeResult, context: TimeContext): string {
  return linesOf(result, context)
    .filter(([, what]) => what !== "")
    .map(([name, what]) => `${name.padEnd(nameWidth)}${what}`)
    .join("\n");
}

const nameWidth = 11;

type Line = readonly [name: string, what: string];

function linesOf(result: TimeResult, context: TimeContext): readonly Line[] {
  const { zone, now } = context;
  const time = (at: number): string => renderTime(at, zone, "en", now);
  const day = (at: number): string => renderDate(at, zone, "en", now);
  switch (result.kind) {
    case "once": {
      const said = result.deadline ? "by" : "once";
      return [[said, time(result.at)], ...others(result)];
    }
    case "range": {
      const show = result.grain === "day" ? day : time;
      return [["from", show(result.start)], ["to", show(result.end)], ...others(result)];
    }
    case "duration":
      return [["lasts", renderDuration(result.seconds * 1000, "en")], ...others(result)];
    case "recurring":
      return [
        ["repeats", describeRecurrence(result.recurrence, "en")],
        ["", describeRecurrence(result.recurrence, "zh-CN")],
        ...result.next.map((at): Line => ["next", time(at)]),
        ...others(result),
      ];
    case "ambiguous":
      return [
        ["asks", result.question.en],
        ...result.choices.map((choice, index): Line => [
          `${index + 1}.`,
          choice.kind === "recurring"
            ? describeRecurrence(choice.recurrence, "en")
            : time(choice.kind === "once" ? choice.at : choice.start),
        ]),
      ];
    case "none":
    default:
      return [["no time", result.why?.en ?? "nothing in it says when"]];
  }
}

type Understood = Exclude<TimeResult, { kind: "ambiguous" | "none" }>;

function others({ assumed, rest, notes }: Understood): readonly Line[] {
  return [
    ["assumed", assumed.join(", ")],
    ...notes.map((note): Line => ["note", note.en]),
    ["left over", rest],
  ];
}
