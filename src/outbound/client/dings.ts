import { anyAnswer } from "../../dingtalk/answers/shape.ts";
import { sentDing, type SentDing } from "../../dingtalk/answers/robot.ts";
import type { CallApi } from "./call-api.ts";

/** DINGs: messages that insist (protocol §4.8, K0712). 6,000 a minute and robot. */
export interface Dings {
  /**
   * `POST /v1.0/robot/ding/send`: in the app to up to 200 people, by SMS or telephone to up to 20.
   * Answers whom it did not reach, by reason.
   */
  send(ding: {
    readonly by: "app" | "sms" | "phone";
    readonly userIds: readonly string[];
    readonly content: string;
  }): Promise<SentDing>;
  /** `POST /v1.0/robot/ding/recall`. */
  recall(openDingId: string): Promise<void>;
}

const remindTypes = { app: 1, sms: 2, phone: 3 } as const;

export function createDings(call: CallApi, robotCode: string): Dings {
  const post = { generation: "new", method: "POST" } as const;
  return {
    send({ by, userIds, content }) {
      const body = {
        robotCode,
        remindType: remindTypes[by],
        receiverUserIdList: userIds,
        content,
      };
      return call({ ...post, path: "/v1.0/robot/ding/send", body }, sentDing);
    },
    async recall(openDingId) {
      const body = { robotCode, openDingId };
      await call({ ...post, path: "/v1.0/robot/ding/recall", body }, anyAnswer);
    },
  };
}
