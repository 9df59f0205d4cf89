import { BellhopError } from "../core/errors.ts";
import type { AppRobot, CustomRobot, Robot } from "../core/robot.ts";
import { passed, type RawRequest, type VerifiedRequest } from "../core/stages.ts";
import { callbackToleranceMs, createSigner, equalSecrets } from "../dingtalk/sign.ts";

/**
 * Proves that the request is from DingTalk, or throws `signature_invalid`. An app robot's requests carry
 * a timestamp and its sign (protocol §1.1); a custom robot's carry its token.
 */
export function verify(request: RawRequest, robot: Robot): VerifiedRequest {
  const problem = problemOf(request, robot);
  if (problem !== undefined) throw new BellhopError("signature_invalid", problem, { expose: true });
  return passed<VerifiedRequest>(request);
}

function problemOf(request: RawRequest, robot: Robot): string | undefined {
  if (robot.kind === "custom") return tokenProblem(request, robot);
  // DingTalk sends no sign on a connection that the app's credentials opened (protocol §9).
  return request.transport === "stream" ? undefined : signProblem(request, robot);
}

function signProblem(request: RawRequest, robot: AppRobot): string | undefined {
  const timestamp = single(request, "timestamp");
  const given = single(request, "sign");
  if (timestamp === undefined) return "the header `timestamp` is missing or given twice";
  if (given === undefined) return "the header `sign` is missing or given twice";
  if (!/^\d{1,15}$/.test(timestamp)) return "the header `timestamp` is not milliseconds";
  if (Math.abs(request.receivedAt - Number(timestamp)) > callbackToleranceMs) {
    return "the header `timestamp` is more than an hour from this machine's clock";
  }
  return equalSecrets(given, signerOf(robot)(timestamp))
    ? undefined
    : "the header `sign` does not match the robot's app secret";
}

const signers = new WeakMap<AppRobot, (timestamp: string) => string>();

function signerOf(robot: AppRobot): (timestamp: string) => string {
  const known = signers.get(robot);
  if (known !== undefined) return known;
  const made = createSigner(robot.appSecret);
  signers.set(robot, made);
  return made;
}

function tokenProblem(request: RawRequest, robot: CustomRobot): string | undefined {
  const given = single(request, "token");
  if (given === undefined) return "the header `token` is missing or given twice";
  return equalSecrets(given, robot.token)
    ? undefined
    : "the header `token` does not match the robot's token";
}

// Node joins most repeated headers with ", ", which no sign, token or timestamp contains.
function single(request: RawRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
