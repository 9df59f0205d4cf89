import { ControlError } from "../control/control-error.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import {
  type Fault,
  type FaultName,
  faultNames,
  type FaultSet,
  type FaultValue,
} from "./faults.ts";
import { nearestOf } from "./nearest.ts";

/** Reads the body of `PUT /_/faults`, or throws a `ControlError`. `false`, `null` and 0 switch a fault off. */
export function parseFaults(body: unknown): FaultSet {
  if (!isRecord(body)) throw new ControlError("the body is not a JSON object", example);
  const entries = Object.entries(body).flatMap(([name, given]) => {
    if (!isFaultName(name)) {
      const hint = `did you mean "${nearestOf(name, faultNames)}"? faults: ${faultNames.join(", ")}`;
      throw new ControlError(`there is no fault "${name}"`, hint);
    }
    const fault = parseFault(name, given);
    return fault === undefined ? [] : [[name, fault] as const];
  });
  return Object.fromEntries(entries);
}

const example =
  '{"rate_limit": true, "slow_ms": {"value": 800, "path": "/robot/send", "count": 3}}';

/** What each fault takes as its value; the first is meant when none is given. */
const values: Readonly<Record<FaultName, readonly ("true" | "number" | "code")[]>> = {
  rate_limit: ["true"],
  slow_ms: ["number"],
  http_500: ["true", "number"],
  errcode: ["code"],
  drop_response: ["true"],
  duplicate_callbacks: ["true", "number"],
  session_expired: ["true"],
  token_expired: ["true"],
  stream_disconnect: ["true"],
  stream_half_open: ["true"],
  stream_drop: ["true"],
  token_seconds: ["number"],
  quota_exhausted: ["true"],
  ip_banned: ["true"],
};

function isFaultName(name: string): name is FaultName {
  return (faultNames as readonly string[]).includes(name);
}

function parseFault(name: FaultName, given: unknown): Fault | undefined {
  if (!isRecord(given)) {
    const value = parseValue(name, given);
    return value === undefined ? undefined : { value };
  }
  for (const key of Object.keys(given)) {
    if (!["value", "path", "count"].includes(key)) {
      throw new ControlError(
        `${name} has no "${key}"`,
        `{"value"?, "path"?, "count"?}, as in ${example}`,
      );
    }
  }
  const value = parseValue(name, given["value"] ?? (takes(name, "true") ? true : undefined));
  const count = parseCount(name, given);
  const { path } = given;
  if (path !== undefined && (typeof path !== "string" || !path.startsWith("/"))) {
    throw new ControlError(
      `${name}.path is not a path`,
      '"/robot/send", or "/v1.0/*" for all below',
    );
  }
  if (value === undefined || count === 0) return undefined;
  return {
    value,
    ...(path === undefined ? {} : { path }),
    ...(count === undefined ? {} : { count }),
  };
}

function parseCount(name: FaultName, given: JsonRecord): number | undefined {
  const count = given["count"];
  if (count === undefined || count === null) return undefined;
  if (typeof count === "number" && Number.isInteger(count) && count >= 0) return count;
  throw new ControlError(`${name}.count is not a whole number`, example);
}

function takes(name: FaultName, kind: "true" | "number" | "code"): boolean {
  return values[name].includes(kind);
}

function parseValue(name: FaultName, value: unknown): FaultValue | undefined {
  if (value === false || value === null || (value === 0 && !takes(name, "code"))) return undefined;
  if (value === true && takes(name, "true")) return true;
  const isNumber = typeof value === "number" && Number.isFinite(value);
  if (isNumber && takes(name, "number") && value > 0) return value;
  // An errcode is a number; a code of the new API is a text.
  if ((isNumber || typeof value === "string") && takes(name, "code")) return value;
  throw new ControlError(
    `${name} cannot be ${JSON.stringify(value)}`,
    `${name} takes ${values[name].join(" or ").replace("code", "an errcode")}`,
  );
}
