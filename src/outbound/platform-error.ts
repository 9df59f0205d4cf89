import { BellhopError } from "../core/errors.ts";
import type { Verdict } from "../dingtalk/error-codes-classify.ts";

/** DingTalk said no, or could not be asked. Its message holds no address and no secret. */
export class PlatformError extends BellhopError {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super("platform_error", describe(verdict));
    this.verdict = verdict;
  }
}

function describe({ code, subCode, text, remedy }: Verdict): string {
  const number = subCode === undefined ? code : `${code}/${subCode}`;
  const words = text === "" ? number : `${number} ${text}`;
  return remedy === undefined ? words : `${words}. ${remedy}`;
}
