import type { Api } from "./api.ts";
import { calendarApis } from "./calendar.ts";
import { callBackApis } from "../events/call-back-apis.ts";
import { cardCallbackApis } from "./card-callbacks.ts";
import { cardStreamingApis } from "./card-streaming.ts";
import { cardApis } from "./cards.ts";
import { departmentApis } from "./departments.ts";
import { dingApis } from "./dings.ts";
import { eventListApis } from "./event-lists.ts";
import { groupApis } from "./groups.ts";
import { robotFileApis } from "./robot-files.ts";
import { robotReadStateApis } from "./robot-read-state.ts";
import { robotRecallApis } from "./robot-recall.ts";
import { robotSendApis } from "./robot-send.ts";
import { todoApis } from "./todos.ts";
import { userApis } from "./users.ts";
import { workNoticeApis } from "./work-notices.ts";
import { workRecordApis } from "./work-records.ts";

/** Every API that needs a token. */
export const apiTable: readonly Api[] = [
  ...robotSendApis,
  ...robotRecallApis,
  ...robotReadStateApis,
  ...robotFileApis,
  ...dingApis,
  ...groupApis,
  ...cardApis,
  ...cardStreamingApis,
  ...cardCallbackApis,
  ...callBackApis,
  ...departmentApis,
  ...userApis,
  ...todoApis,
  ...calendarApis,
  ...eventListApis,
  ...workNoticeApis,
  ...workRecordApis,
];
