import type { Content } from "../core/reply.ts";

/** A work notification, up to 2,048 bytes (protocol §6.2, K0775). Its names have underscores where a robot's have none. */
export type WorkNoticeMessage =
  | { readonly msgtype: "text"; readonly text: { readonly content: string } }
  | { readonly msgtype: "image"; readonly image: { readonly media_id: string } }
  | {
      readonly msgtype: "voice";
      /** `duration`: seconds under 60, as text. */
      readonly voice: { readonly media_id: string; readonly duration: string };
    }
  | { readonly msgtype: "file"; readonly file: { readonly media_id: string } }
  | {
      readonly msgtype: "link";
      readonly link: {
        readonly messageUrl: string;
        readonly picUrl: string;
        readonly title: string;
        readonly text: string;
      };
    }
  | {
      readonly msgtype: "markdown";
      readonly markdown: { readonly title: string; readonly text: string };
    }
  | { readonly msgtype: "action_card"; readonly action_card: NoticeCard }
  | { readonly msgtype: "oa"; readonly oa: OaNotice };

type NoticeCard = { readonly title: string; readonly markdown: string } & (
  | { readonly single_title: string; readonly single_url: string }
  | {
      readonly btn_orientation: "0" | "1";
      readonly btn_json_list: readonly { readonly title: string; readonly action_url: string }[];
    }
);

interface OaNotice {
  readonly message_url: string;
  readonly pc_message_url?: string;
  readonly head: { readonly bgcolor: string; readonly text: string };
  readonly status_bar?: { readonly status_value: string; readonly status_bg?: string };
  readonly body: {
    readonly title?: string;
    readonly form?: readonly { readonly key: string; readonly value: string }[];
    readonly rich?: { readonly num: string; readonly unit: string };
    readonly content?: string;
    readonly image?: string;
    readonly file_count?: string;
    readonly author?: string;
  };
}

/** A text or markdown message as a work notification. */
export function renderNotice(content: Content): WorkNoticeMessage {
  if (content.type === "markdown") {
    return { msgtype: "markdown", markdown: { title: content.title, text: content.text } };
  }
  return { msgtype: "text", text: { content: content.type === "text" ? content.text : "" } };
}

/** Whether DingTalk takes a text as one work notification (34016 above). */
export function fitsNotice(text: string): boolean {
  const message = renderNotice({ type: "text", text });
  return Buffer.byteLength(JSON.stringify(message)) <= noticeLimitBytes;
}

/** Protocol §6.2, K0775. */
const noticeLimitBytes = 2048;
