import { textIn } from "../json.ts";
import { type Answer, newAnswer, newError } from "../platform/answer.ts";
import { refusal } from "../platform/openapi-message.ts";
import type { Api, ApiCall } from "./api.ts";
import { robotOf } from "./robot-of.ts";

/** `POST /v1.0/robot/messageFiles/download` (protocol §4.7). */
export const robotFileApis: readonly Api[] = [
  {
    generation: "new",
    method: "POST",
    path: "/v1.0/robot/messageFiles/download",
    answer: download,
  },
];

function download(call: ApiCall): Answer {
  const { body, state } = call;
  const code = textIn(body, "downloadCode");
  if (code === undefined) {
    const missing = refusal("invalidParameter.robotCode.empty", "robotCode或downloadCode不能为空");
    return newError(missing, state.random);
  }
  const robot = robotOf(call);
  if ("code" in robot) return newError(robot, state.random);
  const file = state.stores.inboundFiles.find(code);
  if (file === undefined) {
    const bad = refusal("invalidParameter.robotCode.downloadCode", "downloadCode错误或已过期");
    return newError(bad, state.random);
  }
  // Somebody found out that this one of the two codes does not work here.
  if (file.isThumbnail) {
    return newError({ code: "unknownError", message: "未知错误", status: 500 }, state.random);
  }
  if (file.robot !== robot.id) {
    const other = refusal("invalidParameter.robotCode.auth", "downloadCode不属于该机器人");
    return newError(other, state.random);
  }
  return newAnswer({ downloadUrl: `${state.url()}/_/downloads/${encodeURIComponent(code)}.file` });
}
