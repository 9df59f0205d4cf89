import type { JsonRecord } from "../json.ts";
import type { Session } from "../platform/sessions.ts";
import { corpId } from "../world/identifiers.ts";
import type { Person } from "../world/world.ts";
import type { Place } from "./place.ts";

/** A message on its way to a robot. */
export interface Outgoing {
  readonly place: Place;
  readonly sender: Person;
  readonly msgId: string;
  readonly createAt: number;
  readonly msgtype: string;
  /** `text` of a text message, `content` of any other. */
  readonly content: JsonRecord;
  /** People @-ed, without the robot. */
  readonly mentioned: readonly Person[];
  readonly session: Session;
  readonly sessionWebhook: string;
}

/** The body of a robot callback (protocol §1.3, §1.5). */
export function callbackPayload(outgoing: Outgoing): JsonRecord {
  const { place, sender, msgtype, content } = outgoing;
  const { robot } = place;
  const isApp = robot.kind === "app";
  return {
    senderPlatform: "Mac",
    conversationId: place.conversation,
    ...(place.group === null ? {} : { atUsers: atUsers(outgoing) }),
    chatbotCorpId: corpId,
    chatbotUserId: robot.dingtalkId,
    msgId: outgoing.msgId,
    senderNick: sender.name,
    ...(isApp ? { isAdmin: sender.admin } : {}),
    // Custom robots do not learn who in the company spoke (§1.1).
    senderStaffId: isApp ? sender.id : "",
    sessionWebhookExpiredTime: outgoing.session.expiresAt,
    createAt: outgoing.createAt,
    senderCorpId: corpId,
    conversationType: place.group === null ? "1" : "2",
    senderId: sender.dingtalkId,
    ...(place.group === null ? {} : { conversationTitle: place.group.title, isInAtList: true }),
    sessionWebhook: outgoing.sessionWebhook,
    ...(msgtype === "text" ? { text: content } : { content }),
    ...(isApp ? { robotCode: robot.robotCode } : {}),
    msgtype,
  };
}

// Sorted by the encrypted id, which is to say in no order that means anything: DingTalk's is not the text's.
function atUsers({ place, mentioned }: Outgoing): readonly JsonRecord[] {
  const { robot } = place;
  const people = mentioned.map(({ id, dingtalkId }) =>
    robot.kind === "app" ? { dingtalkId, staffId: id } : { dingtalkId },
  );
  return [...people, { dingtalkId: robot.dingtalkId }].toSorted((a, b) =>
    a.dingtalkId < b.dingtalkId ? -1 : 1,
  );
}
