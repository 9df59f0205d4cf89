import { z } from "zod";
import { idText, texts, wholeNumber } from "./shape.ts";

/** The task that sends a work notification (protocol §6.1). */
export const sentNotice = z.looseObject({ task_id: idText });

/** How far a work notification is: 0 not begun, 1 under way, 2 done. */
export const noticeProgress = z.looseObject({
  progress: z.looseObject({ progress_in_percent: wholeNumber, status: wholeNumber }),
});

const forbidden = z.looseObject({ code: idText, count: wholeNumber.nullish(), userid: idText });

/** Whom a work notification reached. The call succeeds also for those it was silently dropped for (§6.3). */
export const noticeResult = z.looseObject({
  send_result: z.looseObject({
    invalid_user_id_list: texts,
    forbidden_user_id_list: texts,
    failed_user_id_list: texts,
    read_user_id_list: texts,
    unread_user_id_list: texts,
    invalid_dept_id_list: texts,
    forbidden_list: z
      .array(forbidden)
      .nullish()
      .transform((list) => list ?? []),
  }),
});
