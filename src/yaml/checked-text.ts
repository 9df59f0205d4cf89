import { z } from "zod";
import { parseByteSize } from "./byte-size.ts";
import { parseSetting } from "./duration.ts";
import { didYouMean } from "./nearest.ts";
import { isTimeZone, timeZones } from "./time-zone.ts";

/** A text for which `problemOf` finds nothing to say; `unit` is what a bare number lacks. */
export function checked(
  problemOf: (text: string) => CheckProblem | undefined,
  unit?: string,
): z.ZodString {
  const base = unit === undefined ? z.string() : z.string({ error: `${lacksUnit}${unit}` });
  return base.superRefine((text, context) => {
    const problem = text === "" ? { message: "is empty" } : problemOf(text);
    if (problem === undefined) return;
    const { message, hint } = problem;
    context.addIssue({ code: "custom", message, params: { hint } });
  });
}

/** How the message of an issue begins that is about a number without its unit; an example follows. */
export const lacksUnit = "lacks its unit: ";

interface CheckProblem {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Text that says something. */
export const words = checked((text) => (text.trim() === "" ? { message: "is empty" } : undefined));

/** The name of an IANA time zone. */
export const timeZone = checked((text) =>
  isTimeZone(text)
    ? undefined
    : {
        message: "is not a time zone",
        hint: didYouMean(text, timeZones()) ?? "for example Asia/Shanghai",
      },
);

/** A length of time, like `24h`. */
export const duration = checked(
  (text) =>
    parseSetting(text) === undefined
      ? { message: "is not a length of time", hint: "for example 30m, 24h or 7d" }
      : undefined,
  "for example 30m, 24h or 7d",
);

/** A number of bytes, like `200MB`. */
export const byteSize = checked(
  (text) =>
    parseByteSize(text) === undefined
      ? { message: "is not a size", hint: "for example 500KB, 200MB or 2GB" }
      : undefined,
  "for example 500KB, 200MB or 2GB",
);
