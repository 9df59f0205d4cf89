import { FormData } from "undici";
import type { OpenApiMessage } from "../dingtalk/render-openapi.ts";
import type { JsonObject } from "../dingtalk/error-codes-classify.ts";
import { call, jsonPost } from "./call.ts";
import { apiUrl } from "./hosts.ts";
import { PlatformError } from "./platform-error.ts";
import { createTokens, type TokensOptions } from "./tokens.ts";

/** Longer than other calls, and within the lease of a lane. */
const uploadTimeoutMs = 15_000;

/** An enterprise app's view of DingTalk's API. Everything rejects with `PlatformError`. */
export interface DingTalkClient {
  accessToken(): Promise<string>;
  /** Uploads a file; answers its media id, which does not expire (protocol §4.6). */
  uploadMedia(media: Media, signal?: AbortSignal): Promise<string>;
  /** Sends to a group the robot is in; answers the `processQueryKey`. */
  sendToGroup(
    openConversationId: string,
    message: OpenApiMessage,
    signal?: AbortSignal,
  ): Promise<string>;
  /** Sends to each person's own chat; answers the `processQueryKey`. */
  sendToPeople(
    userIds: readonly string[],
    message: OpenApiMessage,
    signal?: AbortSignal,
  ): Promise<string>;
}

interface Media {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function createDingTalkClient(options: TokensOptions): DingTalkClient {
  const { http, hosts, robot } = options;
  const tokens = createTokens(options);

  /** Calls with a token; once more with a new one when DingTalk refuses it (protocol §5). */
  async function authorized<T>(work: (token: string) => Promise<T>): Promise<T> {
    const token = await tokens.get();
    try {
      return await work(token);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.verdict.kind !== "auth") throw error;
      tokens.refuse(token);
      return await work(await tokens.get());
    }
  }

  function post(path: string, body: JsonObject, signal?: AbortSignal): Promise<JsonObject> {
    return authorized((token) =>
      call(
        http,
        jsonPost(apiUrl(hosts.api, path), body, {
          headers: { "x-acs-dingtalk-access-token": token },
          signal,
        }),
      ),
    );
  }

  return {
    accessToken: () => tokens.get(),
    async uploadMedia({ name, mediaType, bytes }, signal) {
      const body = await authorized((token) => {
        const form = new FormData();
        form.set("type", "file");
        form.set("media", new Blob([bytes], { type: mediaType }), name);
        const query = new URLSearchParams({ access_token: token, type: "file" });
        return call(http, {
          method: "POST",
          url: apiUrl(hosts.oapi, `/media/upload?${query.toString()}`),
          body: form,
          timeoutMs: uploadTimeoutMs,
          ...(signal === undefined ? {} : { signal }),
        });
      });
      const { media_id: mediaId } = body;
      if (typeof mediaId === "string" && mediaId !== "") return mediaId;
      throw new PlatformError({
        kind: "retry",
        code: "no_media_id",
        text: "no media id came back",
      });
    },
    async sendToGroup(openConversationId, message, signal) {
      const body = { ...message, openConversationId, robotCode: robot.robotCode };
      return receiptOf(await post("/v1.0/robot/groupMessages/send", body, signal));
    },
    async sendToPeople(userIds, message, signal) {
      const body = { ...message, userIds, robotCode: robot.robotCode };
      const answer = await post("/v1.0/robot/oToMessages/batchSend", body, signal);
      refuseUnreached(answer, userIds);
      return receiptOf(answer);
    },
  };
}

/** HTTP 200 also when nobody was reached: the lists say so (protocol §4.1). */
function refuseUnreached(answer: JsonObject, userIds: readonly string[]): void {
  if (userIds.every((id) => listed(answer["invalidStaffIdList"], id))) {
    throw new PlatformError({
      kind: "permanent",
      code: "invalidStaffIdList",
      text: "DingTalk knows no such person",
    });
  }
  if (userIds.every((id) => listed(answer["flowControlledStaffIdList"], id))) {
    throw new PlatformError({
      kind: "throttle",
      pauseMs: 60_000,
      code: "flowControlledStaffIdList",
      text: "this person gets too many messages",
    });
  }
}

function listed(list: unknown, id: string): boolean {
  return Array.isArray(list) && list.includes(id);
}

function receiptOf(answer: JsonObject): string {
  const key = answer["processQueryKey"];
  return typeof key === "string" ? key : "";
}
