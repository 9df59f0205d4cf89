import { BellhopError } from "../core/errors.ts";
import type { AppRobot } from "../core/robot.ts";
import { passed, type RawRequest, type VerifiedRequest } from "../core/stages.ts";
import { cardSignHeader, cardTimestampHeader, signCard } from "../dingtalk/card-sign.ts";
import { callbackToleranceMs, equalSecrets } from "../dingtalk/sign.ts";

/** Proves that a card callback is DingTalk's (protocol §10.2), or throws `signature_invalid`. */
export function verifyCard(request: RawRequest, robot: AppRobot): VerifiedRequest {
  const problem = request.transport === "stream" ? undefined : problemOf(request, robot);
  if (problem !== undefined) throw new BellhopError("signature_invalid", problem, { expose: true });
  return passed<VerifiedRequest>(request);
}

function problemOf(request: RawRequest, { id, cardSecret }: AppRobot): string | undefined {
  if (cardSecret === undefined) {
    return `robot \`${id}\` has no \`card_secret\` in the configuration`;
  }
  const timestamp = request.headers[cardTimestampHeader];
  const given = request.headers[cardSignHeader];
  if (typeof timestamp !== "string" || !/^\d{1,15}$/.test(timestamp)) {
    return `the header \`${cardTimestampHeader}\` is missing or not milliseconds`;
  }
  // DingTalk names no limit for cards; a robot's callbacks have an hour.
  if (Math.abs(request.receivedAt - Number(timestamp)) > callbackToleranceMs) {
    return `the header \`${cardTimestampHeader}\` is more than an hour from this machine's clock`;
  }
  if (typeof given !== "string" || !equalSecrets(given, signCard(timestamp, cardSecret))) {
    return `the header \`${cardSignHeader}\` does not match the robot's \`card_secret\``;
  }
  return undefined;
}
