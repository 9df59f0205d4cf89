import type { Config } from "../../config/config.ts";
import type { Arrival } from "../../core/delivery.ts";

/** Somebody saying something in an example. */
export interface Spoken {
  readonly config: Config;
  readonly person: string;
  /** Id or title of a group; `-` is a one-to-one chat. */
  readonly group: string | undefined;
  readonly text: string;
  readonly now: number;
  /** Tells messages of one example apart. */
  readonly number: number;
}

/** The message as DingTalk would send it (protocol §1.3): those @-ed beside the text, their names taken out of it. */
export function spokenArrival(spoken: Spoken): Arrival {
  const { config, person, text, now, number } = spoken;
  const robot = config.dingtalk.robots[0]?.id ?? "";
  const place = placeOf(spoken);
  const at = [...text.matchAll(mention)].map(([, id = ""]) => id);
  const name = config.people.find(({ id }) => id === person)?.name ?? person;
  const msgId = `example-${number}`;
  const payload = {
    msgtype: "text",
    msgId,
    conversationId: place.id,
    conversationType: place.title === undefined ? "1" : "2",
    ...(place.title === undefined ? {} : { conversationTitle: place.title }),
    senderId: `$:${person}`,
    senderNick: name,
    senderStaffId: person,
    createAt: now,
    atUsers: at.map((id) => ({ dingtalkId: `$:${id}`, staffId: id })),
    text: { content: ` ${text.replaceAll(mention, "").trim()}` },
  };
  return {
    key: `${robot} ${msgId}`,
    kind: "message",
    robot,
    conversation: place.id,
    payload: JSON.stringify(payload),
    receivedAt: now,
  };
}

/** `@name` up to a space; not inside an address such as `a@li.com`. */
const mention = /(?<![\w.])[@＠]([\p{L}\p{N}_-]+)/gu;

interface PlaceOfTalk {
  readonly id: string;
  /** Of a group. */
  readonly title?: string;
}

function placeOf({ config, group = "示例群", person }: Spoken): PlaceOfTalk {
  if (group === "-") return { id: `cid-with-${person}` };
  const known = config.groups.find(({ id, title }) => id === group || title === group);
  if (known !== undefined) return { id: known.conversation, title: known.title };
  return { id: `cid-${group}`, title: group };
}
