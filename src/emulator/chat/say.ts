import { ControlError } from "../control/control-error.ts";
import { type JsonRecord, textIn } from "../json.ts";
import type { EmulatorState } from "../state.ts";
import { newMessageId } from "../world/identifiers.ts";
import type { Person } from "../world/world.ts";
import type { Delivery } from "./callback-delivery.ts";
import { callbackPayload } from "./callback-payload.ts";
import { callRobot } from "./call-robot.ts";
import { completeContent } from "./message-types.ts";
import type { Place } from "./place.ts";
import { type Shown, wordsOf } from "./shown.ts";
import { readSpoken } from "./spoken.ts";

/** What somebody says, and where. */
export interface Utterance {
  readonly place: Place;
  readonly sender: Person;
  readonly type: string;
  readonly text: string;
  readonly content: JsonRecord;
  readonly at: readonly Person[];
  readonly mentionRobot: boolean | undefined;
  /** Given to say the same message again. */
  readonly msgId: string | undefined;
}

export interface Said {
  readonly msgId: string;
  readonly seq: number | null;
  /** `null`: the robot was not called, for nobody mentioned it. */
  readonly delivery: Delivery | null;
}

/** Puts a message into the conversation and calls the robot, if it is meant. */
export async function say(utterance: Utterance, state: EmulatorState): Promise<Said> {
  const { place, sender, type } = utterance;
  const worded = type === "text" ? wordText(utterance, state) : wordOther(utterance, state);
  keepFiles(utterance, worded.content, state);
  state.stores.reads.mark(sender.id, place.conversation);
  const msgId = utterance.msgId ?? newMessageId(state.random);
  const isRepeated = state.transcript.hasMessage(place.conversation, msgId);
  const isForRobot = place.group === null || worded.robotIsMentioned;
  const payload = isForRobot
    ? openCallback(utterance, worded, msgId, state)
    : { msgtype: type, [type === "text" ? "text" : "content"]: worded.content };

  const robotIds = worded.robotIsMentioned ? [place.robot.id] : [];
  const line = isRepeated
    ? undefined
    : state.transcript.add({
        from: sender.id,
        msgtype: type,
        text: wordsOf(worded.shown),
        payload,
        via: "person",
        conversation: place.conversation,
        group: place.group?.id ?? null,
        user: place.user?.id ?? null,
        robot: place.robot.id,
        mentions: [...worded.mentioned.map(({ id }) => id), ...robotIds],
        atAll: false,
        shown: worded.shown,
        msgId,
      });
  const seq = line?.seq ?? null;
  if (!isForRobot) return { msgId, seq, delivery: null };
  const delivery = await callRobot(place, payload, state);
  if (line !== undefined) state.transcript.setDelivery(line.seq, delivery);
  return { msgId, seq, delivery };
}

/** What is sent or quoted can be downloaded; `mediaId` names an upload that it is. */
function keepFiles({ place, content }: Utterance, sent: JsonRecord, state: EmulatorState): void {
  const uploaded = state.media.find(textIn(content, "mediaId") ?? "")?.bytes;
  state.stores.inboundFiles.keepIn(sent, place.robot.id, uploaded);
}

/** Opens a session and makes the callback's body. */
function openCallback(
  utterance: Utterance,
  { content, mentioned }: Worded,
  msgId: string,
  state: EmulatorState,
): JsonRecord {
  const { place, sender, type: msgtype } = utterance;
  const session = state.sessions.open(place);
  const sessionWebhook = `${state.url()}/robot/sendBySession?session=${session.id}`;
  const createAt = state.clock.now();
  const outgoing = { place, sender, msgId, createAt, msgtype, content, mentioned };
  const payload = callbackPayload({ ...outgoing, session, sessionWebhook });
  return state.faults.take("quota_exhausted", "callback") === undefined
    ? payload
    : withoutContent(payload);
}

/** What is left of a message when the company's monthly quota is used up (protocol §1.3). */
function withoutContent({ text: _text, content: _content, ...rest }: JsonRecord): JsonRecord {
  return { ...rest, errorCode: 20_001, errorMessage: "企业当月Webhook和Stream调用额度已用完" };
}

interface Worded {
  readonly content: JsonRecord;
  readonly shown: Shown;
  readonly mentioned: readonly Person[];
  readonly robotIsMentioned: boolean;
}

function wordText(utterance: Utterance, state: EmulatorState): Worded {
  const { place, text, content, at, mentionRobot } = utterance;
  if (text === "" && content["content"] === undefined) {
    throw new ControlError("there is no text", '{"from": "li", "text": "帮助"}');
  }
  const shown = { kind: "text", text } as const;
  if (place.group === null) {
    return {
      content: { content: text, ...content },
      shown,
      mentioned: [],
      robotIsMentioned: false,
    };
  }
  const members = state.world.membersOf(place.group);
  const spoken = readSpoken({ text, at, members, robot: place.robot, mentionRobot });
  return { ...spoken, content: { content: spoken.content, ...content }, shown };
}

function wordOther(
  { place, type, content, at, mentionRobot }: Utterance,
  state: EmulatorState,
): Worded {
  const isGroup = place.group !== null;
  const complete = completeContent({ type, content, isGroup }, state.random);
  return {
    ...complete,
    mentioned: isGroup ? at : [],
    robotIsMentioned: isGroup && (mentionRobot ?? true),
  };
}
