import { ControlError } from "../control/control-error.ts";
import { isRecord, type JsonRecord, textIn, textsIn } from "../json.ts";

/** What a world starts with, and what a bot in another process adds to it. */
export interface WorldSeed {
  readonly people?: readonly PersonSeed[];
  readonly robots?: readonly RobotSeed[];
  readonly groups?: readonly GroupSeed[];
  readonly departments?: readonly DepartmentSeed[];
}

export interface PersonSeed {
  readonly id: string;
  readonly name: string;
  readonly admin?: boolean;
  /** Ids of departments; the root unless given. */
  readonly departments?: readonly number[];
  /** Made from the id unless given, as the union id is. */
  readonly mobile?: string;
}

/** A department of the company; the root is 1. */
export interface DepartmentSeed {
  readonly id: number;
  readonly name: string;
  /** The root unless given. */
  readonly parent?: number;
}

export type RobotSeed = AppRobotSeed | CustomRobotSeed;

export interface AppRobotSeed {
  readonly id: string;
  readonly name: string;
  readonly kind: "app";
  readonly appKey: string;
  readonly appSecret: string;
  /** The app key unless given (protocol §0.3). */
  readonly robotCode?: string;
  readonly callbackUrl?: string;
  /** Receives over Stream mode instead of at `callbackUrl`. */
  readonly stream?: boolean;
  /** The event subscription made in the console (protocol §8). */
  readonly subscription?: SubscriptionSeed;
  /** Where presses of cards made for HTTP go (protocol §10.2). */
  readonly cards?: { readonly url: string; readonly apiSecret: string };
}

export interface SubscriptionSeed {
  readonly url: string;
  readonly token: string;
  readonly aesKey: string;
}

export interface CustomRobotSeed {
  readonly id: string;
  readonly name: string;
  readonly kind: "custom";
  /** Sent in the header `token` of each callback. */
  readonly token: string;
  readonly callbackUrl?: string;
}

/** A robot in a group. Named again with another robot, the group has both. */
export interface GroupSeed {
  readonly id: string;
  readonly title: string;
  readonly conversation: string;
  readonly robot: string;
  /** Everybody unless given. */
  readonly members?: readonly string[];
  /** User id of the owner; the first member unless given. */
  readonly owner?: string;
  readonly webhook?: WebhookSeed;
}

/** The robot's address in the group and its security settings (protocol §2.2). */
export interface WebhookSeed {
  readonly token: string;
  readonly secret?: string;
  readonly keywords?: readonly string[];
}

/** Reads a seed from JSON, or throws a `ControlError` that names what is wrong. */
export function parseWorldSeed(value: unknown): WorldSeed {
  if (!isRecord(value)) throw new ControlError("the body is not a JSON object", seedHint);
  for (const key of Object.keys(value)) {
    if (!["people", "robots", "groups", "departments"].includes(key)) {
      throw new ControlError(`a world has no "${key}"`, seedHint);
    }
  }
  return {
    people: itemsIn(value, "people").map(parsePerson),
    robots: itemsIn(value, "robots").map(parseRobot),
    groups: itemsIn(value, "groups").map(parseGroup),
    departments: itemsIn(value, "departments").map(parseDepartment),
  };
}

const seedHint =
  'a world is {"people"?: [{id, name, admin?, mobile?, departments?: [1]}], "robots"?: [{id, name, kind: "app", appKey, appSecret} or ' +
  '{id, name, kind: "custom", token}, each with callbackUrl?, an app with stream?, subscription?: {url, token, aesKey}, cards?: {url, apiSecret}], "groups"?: [{id, title, conversation, robot, ' +
  'members?, owner?, webhook?: {token, secret?, keywords?}}], "departments"?: [{id, name, parent?}]}';

function itemsIn(record: JsonRecord, key: string): readonly Item[] {
  const value = record[key];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new ControlError(`"${key}" is not a list`, seedHint);
  return value.map((item: unknown, index) => {
    if (!isRecord(item)) throw new ControlError(`${key}[${index}] is not an object`, seedHint);
    return { place: `${key}[${index}]`, record: item };
  });
}

interface Item {
  readonly place: string;
  readonly record: JsonRecord;
}

function required({ place, record }: Item, key: string): string {
  const value = textIn(record, key);
  if (value === undefined) throw new ControlError(`${place}.${key} is missing`, seedHint);
  return value;
}

function parsePerson(item: Item): PersonSeed {
  const admin = item.record["admin"];
  const mobile = textIn(item.record, "mobile");
  const departments = item.record["departments"];
  return {
    id: required(item, "id"),
    name: required(item, "name"),
    ...(typeof admin === "boolean" ? { admin } : {}),
    ...(mobile === undefined ? {} : { mobile }),
    ...(Array.isArray(departments) ? { departments: departments.map(Number) } : {}),
  };
}

function parseDepartment({ place, record }: Item): DepartmentSeed {
  const id = Number(record["id"]);
  if (!Number.isSafeInteger(id) || id <= 1) {
    throw new ControlError(`${place}.id is no number above 1`, seedHint);
  }
  const parent = record["parent"];
  const name = required({ place, record }, "name");
  return { id, name, ...(typeof parent === "number" ? { parent } : {}) };
}

function parseRobot(item: Item): RobotSeed {
  const callbackUrl = textIn(item.record, "callbackUrl");
  if (callbackUrl !== undefined && !/^https?:\/\/\S+$/.test(callbackUrl)) {
    throw new ControlError(`${item.place}.callbackUrl is not an http address`, callbackUrl);
  }
  const common = {
    id: required(item, "id"),
    name: required(item, "name"),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  };
  const kind = required(item, "kind");
  if (kind === "custom") return { ...common, kind, token: required(item, "token") };
  if (kind !== "app") throw new ControlError(`${item.place}.kind is "${kind}"`, "app or custom");
  const robotCode = textIn(item.record, "robotCode");
  const { stream, subscription, cards } = item.record;
  return {
    ...common,
    kind,
    appKey: required(item, "appKey"),
    appSecret: required(item, "appSecret"),
    ...(robotCode === undefined ? {} : { robotCode }),
    ...(typeof stream === "boolean" ? { stream } : {}),
    ...(isRecord(subscription)
      ? { subscription: parseSubscription(`${item.place}.subscription`, subscription) }
      : {}),
    ...(isRecord(cards) ? { cards: parseCards(`${item.place}.cards`, cards) } : {}),
  };
}

function parseSubscription(place: string, record: JsonRecord): SubscriptionSeed {
  const item = { place, record };
  const aesKey = required(item, "aesKey");
  if (!/^[A-Za-z0-9]{43}$/.test(aesKey)) {
    throw new ControlError(`${place}.aesKey is no key`, "43 letters and digits");
  }
  return { url: required(item, "url"), token: required(item, "token"), aesKey };
}

function parseCards(place: string, record: JsonRecord) {
  const item = { place, record };
  return { url: required(item, "url"), apiSecret: required(item, "apiSecret") };
}

function parseGroup(item: Item): GroupSeed {
  const { place, record } = item;
  const webhook = record["webhook"];
  return {
    id: required(item, "id"),
    title: required(item, "title"),
    conversation: required(item, "conversation"),
    robot: required(item, "robot"),
    ...(textIn(record, "owner") === undefined ? {} : { owner: textIn(record, "owner") ?? "" }),
    ...(record["members"] === undefined ? {} : { members: textsIn(record, "members") }),
    ...(isRecord(webhook) ? { webhook: parseWebhook(`${place}.webhook`, webhook) } : {}),
  };
}

function parseWebhook(place: string, record: JsonRecord): WebhookSeed {
  const secret = textIn(record, "secret");
  const keywords = textsIn(record, "keywords");
  return {
    token: required({ place, record }, "token"),
    ...(secret === undefined ? {} : { secret }),
    ...(keywords.length === 0 ? {} : { keywords }),
  };
}
