import type { Place } from "../chat/place.ts";
import { type Parsed, wordsOf } from "../chat/shown.ts";
import type { Line, Transcript, Via } from "../chat/transcript.ts";
import type { JsonRecord } from "../json.ts";
import type { World } from "../world/world.ts";
import { resolveMentions } from "./mentions.ts";

export interface RobotMessage extends Parsed {
  readonly place: Place;
  readonly payload: JsonRecord;
  readonly via: Via;
  readonly request?: number;
}

/** Shows what a robot says, with its mentions resolved against the members. */
export function showRobotMessage(
  message: RobotMessage,
  { world, transcript }: { readonly world: World; readonly transcript: Transcript },
): Line {
  const { place, payload, via, request } = message;
  const members = place.group === null ? [] : world.membersOf(place.group);
  // The OpenAPI has no @ (§4).
  const resolved =
    via === "openapi" || via === "notice"
      ? { shown: message.shown, mentions: [], atAll: false }
      : resolveMentions(message.shown, payload, members);
  return transcript.add({
    from: place.robot.id,
    msgtype: message.msgtype,
    text: wordsOf(resolved.shown),
    payload,
    via,
    conversation: place.conversation,
    group: place.group?.id ?? null,
    user: place.user?.id ?? null,
    robot: place.robot.id,
    mentions: resolved.mentions,
    atAll: resolved.atAll && place.group !== null,
    shown: resolved.shown,
    ...(request === undefined ? {} : { request }),
  });
}
