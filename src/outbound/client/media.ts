import { fileDownload, uploadedMedia } from "../../dingtalk/answers/robot.ts";
import type { CallApi } from "./call-api.ts";

/** Longer than other calls, and within the lease of a lane. */
const uploadTimeoutMs = 15_000;

/** A file to be uploaded. */
export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `file` unless given. */
  readonly type?: "image" | "voice" | "video" | "file";
}

/** Files to and from DingTalk. */
export interface MediaApi {
  /**
   * `POST /media/upload` (protocol §4.6, K0646): image, video and file up to 20 MB, voice up to 2 MB.
   * Answers the media id, which does not expire; its leading `@` belongs to it.
   */
  upload(upload: Upload, signal?: AbortSignal): Promise<string>;
  /**
   * `POST /v1.0/robot/messageFiles/download` (protocol §4.7, K0719): a temporary address of a file
   * somebody sent, to be fetched with a guard: it is on another host and needs no token.
   */
  downloadUrl(downloadCode: string, signal?: AbortSignal): Promise<string>;
}

export function createMediaApi(call: CallApi, robotCode: string): MediaApi {
  return {
    async upload({ name, mediaType, bytes, type = "file" }, signal) {
      const { FormData } = await import("undici");
      const form = new FormData();
      form.set("type", type);
      form.set("media", new Blob([bytes], { type: mediaType }), name);
      const answer = await call(
        {
          generation: "old",
          method: "POST",
          path: "/media/upload",
          query: { type },
          form,
          timeoutMs: uploadTimeoutMs,
          signal,
        },
        uploadedMedia,
      );
      return answer.media_id;
    },
    async downloadUrl(downloadCode, signal) {
      const path = "/v1.0/robot/messageFiles/download";
      const body = { downloadCode, robotCode };
      const answer = await call(
        { generation: "new", method: "POST", path, body, signal },
        fileDownload,
      );
      return answer.downloadUrl;
    },
  };
}
