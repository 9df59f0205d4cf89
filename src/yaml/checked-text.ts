import { z } from "zod";
import { parseByteSize } from "./byte-size.ts";
import { parseSetting } from "./duration.ts";
import { didYouMean } from "./nearest.ts";
import { isTimeZone, timeZones } from "./time-zone.ts";

/** A text for which `problemOf` finds nothing to say. */
export function checked(problemOf: (text: string) => CheckProblem | undefined): z.ZodString {
  return z.string().superRefine((text, context) => {
    const problem = text === "" ? { message: "is empty" } : problemOf(text);
    if (problem === undefined) return;
    const { message, hint } = problem;
    context.addIssue({ code: "custom", message, params: { hint } });
  });
}

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
export const duration = checked((text) =>
  parseSetting(text) === undefined
    ? { message: "is not a length of time", hint: "for example 30m, 24h or 7d" }
    : undefined,
);

/** A number of bytes, like `200MB`. */
export const byteSize = checked((text) =>
  parseByteSize(text) === undefined
    ? { message: "is not a size", hint: "for example 500KB, 200MB or 2GB" }
    : undefined,
);
