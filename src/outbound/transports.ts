import type { Clock } from "../core/clock.ts";
import type { AsNotice } from "../core/destination.ts";
import type { FileContent } from "../core/reply.ts";
import type { GroupWebhook } from "../core/robot.ts";
import { renderFileMessage, renderOpenApi } from "../dingtalk/render-openapi.ts";
import { renderNotice } from "../dingtalk/work-notice-message.ts";
import { renderWebhook } from "../dingtalk/render-webhook.ts";
import { signWebhookUrl } from "../dingtalk/sign.ts";
import { call, jsonPost } from "./call.ts";
import type { DingTalkClient } from "./client/dingtalk-client.ts";
import type { HttpClient } from "./http-client.ts";
import type { Merged } from "./merge.ts";

/** What is sent: rendered by the transport, for its way. */
export interface Outgoing {
  readonly merged: Merged;
  /** Makes a second send of the same message harmless where DingTalk knows it (webhooks). */
  readonly msgUuid: string;
  /** Ends the attempt. */
  readonly signal: AbortSignal;
}

/** Posts to the session webhook of the message that is answered. */
export async function sendToSession(
  http: HttpClient,
  url: string,
  { merged, msgUuid, signal }: Outgoing,
): Promise<void> {
  await call(http, jsonPost(url, renderWebhook(merged.reply, msgUuid), { signal }));
}

/** Posts to a group's webhook, signed anew for this send where it has a secret (protocol §2.2). */
export async function sendToWebhook(
  { http, clock }: { readonly http: HttpClient; readonly clock: Clock },
  { url, secret }: GroupWebhook,
  { merged, msgUuid, signal }: Outgoing,
): Promise<void> {
  const signed = secret === undefined ? url : signWebhookUrl(url, secret, clock.now());
  await call(http, jsonPost(signed, renderWebhook(merged.reply, msgUuid), { signal }));
}

/** Sends to a group by the OpenAPI. */
export function sendToGroup(
  client: DingTalkClient,
  conversation: string,
  { merged, signal }: Outgoing,
): Promise<string> {
  return client.messages.sendToGroup(conversation, renderOpenApi(merged.plain), signal);
}

/** Sends to a person's own chat by the OpenAPI. */
export function sendToPerson(
  client: DingTalkClient,
  userId: string,
  { merged, signal }: Outgoing,
): Promise<string> {
  return client.messages.sendToPeople([userId], renderOpenApi(merged.plain), signal);
}

/** Sends as a work notification; answers its task id. */
export function sendNotice(
  client: DingTalkClient,
  { agentId, to }: { readonly agentId: number; readonly to: AsNotice["to"] },
  { merged }: Outgoing,
): Promise<string> {
  return client.workNotices.send(agentId, to, renderNotice(merged.plain));
}

/** Sends an uploaded file as a file message, to a group or a person. */
export function sendFile(
  client: DingTalkClient,
  to: { readonly conversation: string } | { readonly userId: string },
  { file, mediaId, signal }: { file: FileContent; mediaId: string; signal: AbortSignal },
): Promise<string> {
  const message = renderFileMessage(file, mediaId);
  return "conversation" in to
    ? client.messages.sendToGroup(to.conversation, message, signal)
    : client.messages.sendToPeople([to.userId], message, signal);
}
