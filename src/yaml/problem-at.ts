import type { Problem } from "./problem.ts";
import type { Finding } from "./source-text.ts";

/** What is found at the place of `there`. */
export function problemAt(there: Problem, { message, hint, severity = "error" }: Finding): Problem {
  const { file, line, col, excerpt } = there;
  return {
    file,
    line,
    col,
    message,
    ...(hint === undefined ? {} : { hint }),
    severity,
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}
