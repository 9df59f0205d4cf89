import { BoardError } from "../core/todo-board.ts";
import { PlatformError } from "./platform-error.ts";

/** Runs `work`; what DingTalk refuses becomes a `BoardError`, which says whether another attempt is worth it. */
export async function orBoardError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    throw new BoardError(error.message, outcomeOf(error), error.retryAfterMs);
  }
}

function outcomeOf({ verdict }: PlatformError): BoardError["outcome"] {
  if (verdict.kind === "permanent") return "never";
  return verdict.kind === "throttle" ? "throttled" : "later";
}
