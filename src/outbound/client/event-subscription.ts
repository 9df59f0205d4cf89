import {
  eventSubscription,
  failedEvents,
  type FailedEvents,
} from "../../dingtalk/answers/event-subscription.ts";
import { anyAnswer } from "../../dingtalk/answers/shape.ts";
import type { CallApi } from "./call-api.ts";

/** Where DingTalk pushes events, and how they are encrypted. */
export interface EventSubscription {
  /** `user_add_org`, `chat_add_member`, … */
  readonly tags: readonly string[];
  /** 6 to 63 characters. */
  readonly token: string;
  /** 43 letters and digits. */
  readonly aesKey: string;
  readonly url: string;
}

/**
 * Events over HTTP, `call_back` (protocol §8.1, E0232 to E0238). Historical, and still how a program
 * can subscribe: others do it in the console. One address per app.
 */
export interface EventSubscriptionApi {
  /** `register_call_back`: DingTalk pushes `check_url` there before it answers. */
  register(subscription: EventSubscription): Promise<void>;
  /** `update_call_back`: with all four. */
  update(subscription: EventSubscription): Promise<void>;
  /** `get_call_back`. Rejects with 71007 when there is none. */
  get(): Promise<EventSubscription>;
  /** `delete_call_back`. */
  delete(): Promise<void>;
  /** `get_call_back_failed_result`: up to 200; each call takes away what it answers. */
  takeFailed(): Promise<FailedEvents>;
}

export function createEventSubscriptionApi(call: CallApi): EventSubscriptionApi {
  const get = { generation: "old", method: "GET" } as const;
  const write = async (path: string, { tags, token, aesKey, url }: EventSubscription) => {
    const body = { call_back_tag: tags, token, aes_key: aesKey, url };
    await call({ generation: "old", method: "POST", path, body }, anyAnswer);
  };
  return {
    register: (subscription) => write("/call_back/register_call_back", subscription),
    update: (subscription) => write("/call_back/update_call_back", subscription),
    async get() {
      const path = "/call_back/get_call_back";
      const answer = await call({ ...get, path }, eventSubscription);
      const { call_back_tag: tags, token, aes_key: aesKey, url } = answer;
      return { tags, token, aesKey, url };
    },
    async delete() {
      await call({ ...get, path: "/call_back/delete_call_back" }, anyAnswer);
    },
    takeFailed: () =>
      call({ ...get, path: "/call_back/get_call_back_failed_result" }, failedEvents),
  };
}
