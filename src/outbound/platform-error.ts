import { BellhopError } from "../core/errors.ts";
import type { Verdict } from "../dingtalk/error-codes-classify.ts";

/** DingTalk said no, or could not be asked. Its message holds no address and no secret. */
export class PlatformError extends BellhopError {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super("platform_error", describe(verdict));
    this.verdict = verdict;
  }

  /** DingTalk's errcode or `code`; `http 502` and the like when there is none. */
  get platformCode(): string {
    return this.verdict.code;
  }

  /** The `sub_code` of the old API's errcode 88. */
  get subCode(): string | undefined {
    return this.verdict.subCode;
  }

  /** Whether the same call may succeed later. Where an answer was lost it may have succeeded already. */
  get retryable(): boolean {
    return this.verdict.kind === "retry" || this.verdict.kind === "throttle";
  }

  /** How long DingTalk asks to wait. */
  get retryAfterMs(): number | undefined {
    return this.verdict.pauseMs;
  }

  /** What DingTalk's support asks for. */
  get requestId(): string | undefined {
    return this.verdict.requestId;
  }
}

function describe({ code, subCode, text, remedy }: Verdict): string {
  const number = subCode === undefined ? code : `${code}/${subCode}`;
  const words = text === "" ? number : `${number} ${text}`;
  return remedy === undefined ? words : `${words}. ${remedy}`;
}
