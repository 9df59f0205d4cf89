import type { JsonRecord } from "../json.ts";
import { chatIdOf, corpId, unionIdOf } from "../world/identifiers.ts";
import type { Group } from "../world/world.ts";

/** Something that happens, before it has the form of one of the two ways. */
export interface Happening {
  readonly type: string;
  readonly at: number;
  readonly group: Group | undefined;
  readonly users: readonly string[];
  readonly robotCode: string;
  /** Fields that the sender gives; they go before what is made up here. */
  readonly data: JsonRecord;
}

/** The fields of an event as Stream has them (protocol §8.6). */
export function streamFields(happening: Happening): JsonRecord {
  const { type, data } = happening;
  const [family = ""] = /^(?:robot_msg|chat|todo_task|calendar|user)/.exec(type) ?? [];
  return { ...families[family]?.(happening), ...data };
}

const families: Readonly<Record<string, (happening: Happening) => JsonRecord>> = {
  robot_msg: ({ at, users, group, robotCode }) => ({
    unionId: unionIdOf(users[0] ?? ""),
    operatTime: at,
    robotCode,
    ...(group === undefined ? {} : { openConversationId: group.conversation }),
    userId: users[0] ?? "",
    processQueryKey: "",
  }),
  chat: ({ type, at, users, group }) => ({
    timeStamp: at,
    chatId: group === undefined ? "" : chatIdOf(group.conversation),
    corpId,
    operator: users[0] ?? "",
    operatorUnionId: unionIdOf(users[0] ?? ""),
    openConversationId: group?.conversation ?? "",
    userId: users,
    unionId: users.map(unionIdOf),
    eventType: type,
  }),
  todo_task: ({ users }) => ({ unionIdList: users.map(unionIdOf), bizTag: "", taskId: "" }),
  calendar: ({ at, users }) => ({
    calendarEventId: "",
    calendarEventUpdateTime: at,
    calendarId: "primary",
    unionIdList: users.map(unionIdOf),
    changeType: "updated",
    operator: { type: "user" },
    legacyCalendarEventId: "",
  }),
  user: ({ at, users }) => ({ timeStamp: String(at), userId: users }),
};

/** The body of a push over HTTP: the same, with capitals where the platform has them (protocol §8.6). */
export function httpBody(happening: Happening, eventId: string): JsonRecord {
  const { type, at } = happening;
  const hasCapitals = /^(?:robot_msg|user)_/.test(type);
  const fields = Object.entries(streamFields(happening)).map(([name, value]) => [
    hasCapitals || name === "unionIdList" ? name.charAt(0).toUpperCase() + name.slice(1) : name,
    value,
  ]);
  return {
    EventType: type,
    EventTime: at,
    CorpId: corpId,
    BizId: eventId,
    eventId,
    ...(Object.fromEntries(fields) as JsonRecord),
  };
}
