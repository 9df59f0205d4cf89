import type { z } from "zod";
import { ApiProblem, type FieldError } from "./problem.ts";

/** Checks a part of a request; everything wrong is said at once, each with where it stands. */
export function parsePart(
  schema: z.ZodType | undefined,
  value: unknown,
  place: "" | "?" | "/",
): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => fieldErrors(issue, place));
  throw new ApiProblem(
    place === "/" ? 422 : 400,
    "request_invalid",
    errors.map(({ path, message }) => `${path}: ${message}`).join("; "),
    { errors },
  );
}

function fieldErrors(issue: z.core.$ZodIssue, place: "" | "?" | "/"): FieldError[] {
  const path = issue.path.map((step) => pointerStep(String(step))).join("/");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: `${place}${path === "" ? "" : `${path}/`}${pointerStep(key)}`,
      message: "is not known",
    }));
  }
  return [{ path: `${place}${path}`, message: issue.message }];
}

/** RFC 6901 §3. */
function pointerStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
