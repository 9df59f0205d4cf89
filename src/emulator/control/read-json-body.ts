import type { Context } from "koa";
import { readWhole } from "../http/read-whole.ts";
import { isRecord, type JsonRecord, parseJson } from "../json.ts";
import { ControlError } from "./control-error.ts";

const mostBytes = 1024 * 1024;

/** The JSON object in the body, or a `ControlError`. */
export async function readJsonBody(ctx: Context): Promise<JsonRecord> {
  const { body, bytes } = await readWhole(ctx.req, mostBytes);
  if (bytes > mostBytes) throw new ControlError("the body is over 1 MiB", "send less", 413);
  const value = parseJson(body.toString("utf8"));
  if (isRecord(value)) return value;
  throw new ControlError(
    "the body is not a JSON object",
    'for example {"from": "li", "text": "帮助"}',
  );
}
