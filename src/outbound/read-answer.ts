import type { AnswerShape } from "../dingtalk/answers/shape.ts";
import { PlatformError } from "./platform-error.ts";

/**
 * Reads what is needed from an answer that says it succeeded. One without it is no success: what was
 * asked for may have been done, so the error says so and leaves the decision to whoever called.
 */
export function readAnswer<T>(shape: AnswerShape<T>, body: unknown, api: string): T {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new PlatformError({
    kind: "retry",
    code: "unreadable_answer",
    text: `the answer of ${api} lacks what it should have; it may have been done`,
  });
}
