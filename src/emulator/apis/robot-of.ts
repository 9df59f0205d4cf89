import { textIn } from "../json.ts";
import type { NewError } from "../platform/answer.ts";
import { refusal } from "../platform/openapi-message.ts";
import type { Robot } from "../world/world.ts";
import type { ApiCall } from "./api.ts";

/** The robot whose code is in the body or the query, if the caller's app has it (protocol §4.5). */
export function robotOf({ body, query, appKey, state }: ApiCall): Robot | NewError {
  const robotCode = textIn(body, "robotCode") ?? (query.get("robotCode") || undefined);
  if (robotCode === undefined) {
    return refusal("invalidParameter.robotCode.empty", "robotCode不能为空");
  }
  const robot = state.world.robots.find(
    (each) => each.kind === "app" && each.robotCode === robotCode,
  );
  if (robot?.kind !== "app") {
    return refusal("invalidParameter.robotCode.notExsit", "robotCode不存在");
  }
  if (robot.appKey !== appKey) {
    return refusal("invalidParameter.robotCode.auth", "robotCode与应用不匹配");
  }
  return robot;
}
