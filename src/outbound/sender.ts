import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { AppRobot, Robot } from "../core/robot.ts";
import type { Clients } from "./client/clients.ts";
import type { DingTalkClient } from "./client/dingtalk-client.ts";
import type { HttpClient } from "./http-client.ts";
import type { Way } from "./ladder.ts";
import { createMediaCache, type FileBytes, type MediaIdOf } from "./media-cache.ts";
import {
  sendFile,
  sendNotice,
  sendToGroup,
  sendToPerson,
  sendToSession,
  sendToWebhook,
  type Outgoing,
} from "./transports.ts";

export interface SenderOptions {
  readonly http: HttpClient;
  readonly clients: Clients;
  readonly clock: Clock;
  readonly fileBytes: FileBytes;
  readonly log: Log;
}

/** Sends one message one way; answers the receipt, which names the way and DingTalk's id if it gave one. */
export type Send = (robot: Robot, way: Way, outgoing: Outgoing) => Promise<string>;

interface RobotApi {
  readonly client: DingTalkClient;
  readonly mediaIdOf: MediaIdOf;
}

/** Makes `Send`, with one client per app robot. */
export function createSender(options: SenderOptions): Send {
  const apis = new Map<string, RobotApi>();
  const apiOf = (robot: AppRobot): RobotApi => {
    const known = apis.get(robot.id);
    if (known !== undefined) return known;
    const api = {
      client: options.clients.of(robot),
      mediaIdOf: createMediaCache(options.fileBytes),
    };
    apis.set(robot.id, api);
    return api;
  };

  return async (robot, way, outgoing) => {
    if (way.kind === "session-webhook") {
      await sendToSession(options.http, way.url, outgoing);
      return way.kind;
    }
    if (way.kind === "group-webhook") {
      await sendToWebhook(options, way.webhook, outgoing);
      return way.kind;
    }
    if (robot.kind !== "app") throw new Error(`${way.kind} needs an app robot`);
    const key = await sendByApi(apiOf(robot), way, outgoing);
    return `${way.kind} ${key}`.trimEnd();
  };
}

type ApiWay = Exclude<Way, { kind: "session-webhook" | "group-webhook" }>;

async function sendByApi(
  { client, mediaIdOf }: RobotApi,
  way: ApiWay,
  outgoing: Outgoing,
): Promise<string> {
  if (way.kind === "work-notice") return sendNotice(client, way, outgoing);
  if (way.kind === "group-message") return sendToGroup(client, way.conversation, outgoing);
  if (way.kind === "person-message") return sendToPerson(client, way.userId, outgoing);
  const { signal } = outgoing;
  const mediaId = await mediaIdOf(client, way.file, signal);
  const to =
    way.kind === "group-file" ? { conversation: way.conversation } : { userId: way.userId };
  return sendFile(client, to, { file: way.file, mediaId, signal });
}
