import {
  cardChanged,
  createdAndDelivered,
  deliveredCard,
  registeredCallback,
  type CardDelivery,
} from "../../dingtalk/answers/cards.ts";
import { PlatformError } from "../platform-error.ts";
import type { CallApi } from "./call-api.ts";

/** The values of a card's variables: always texts, objects as JSON in one; a key up to 100 bytes, a value up to 1 KB. */
export type CardValues = Readonly<Record<string, string>>;

/** A card to be made. */
export interface NewCard {
  readonly cardTemplateId: string;
  /** Ours, unique, up to 100 characters. */
  readonly outTrackId: string;
  readonly values: CardValues;
  /** What single people see instead, by user id. */
  readonly privateValues?: Readonly<Record<string, CardValues>>;
  /** Where button presses go; HTTP needs a registered route key. */
  readonly callback?: "STREAM" | { readonly routeKey: string };
}

/** Where a card goes: a group the robot is in, or a person's chat with it. */
export type CardPlace =
  | {
      readonly openConversationId: string;
      /** User id to name: who is @-ed. `@ALL` to `@ALL` is everybody. */
      readonly at?: Readonly<Record<string, string>>;
    }
  | { readonly userId: string };

/** Interactive cards, `card_1_0` (protocol §10.1). */
export interface CardsApi {
  /** `POST /v1.0/card/instances`: a card nobody sees yet. */
  create(card: NewCard): Promise<void>;
  /** `POST /v1.0/card/instances/deliver`. Rejects when it was delivered nowhere. */
  deliver(outTrackId: string, place: CardPlace): Promise<readonly CardDelivery[]>;
  /** `POST /v1.0/card/instances/createAndDeliver`. Rejects when it was delivered nowhere. */
  createAndDeliver(card: NewCard, place: CardPlace): Promise<readonly CardDelivery[]>;
  /**
   * `PUT /v1.0/card/instances`: the same again is harmless. By default what is not named is kept, which
   * DingTalk's own default is not.
   */
  update(
    outTrackId: string,
    change: {
      readonly values?: CardValues;
      readonly privateValues?: Readonly<Record<string, CardValues>>;
      readonly replaceAll?: boolean;
    },
  ): Promise<void>;
  /**
   * `PUT /v1.0/card/streaming`: the whole text so far of one variable, about 1 K a call. `guid` is
   * another one for each call; the same again is harmless.
   */
  stream(
    outTrackId: string,
    frame: {
      readonly guid: string;
      readonly key: string;
      readonly content: string;
      readonly last?: boolean;
      readonly failed?: boolean;
    },
  ): Promise<void>;
  /**
   * `POST /v1.0/card/callbacks/register`: the address for presses of cards with this route key. Answers the
   * secret they are signed with, which DingTalk makes up when none is given: the robot's `card_secret`.
   */
  registerCallback(
    routeKey: string,
    url: string,
    options?: { readonly apiSecret?: string; readonly replace?: boolean },
  ): Promise<string | undefined>;
}

export function createCardsApi(call: CallApi, robotCode: string): CardsApi {
  const post = { generation: "new", method: "POST" } as const;
  const put = { generation: "new", method: "PUT" } as const;
  const cards = "/v1.0/card/instances";
  return {
    async create(card) {
      const spaces = { imGroupOpenSpaceModel: {}, imRobotOpenSpaceModel: {} };
      await call({ ...post, path: cards, body: { ...cardBody(card), ...spaces } }, cardChanged);
    },
    async deliver(outTrackId, place) {
      const body = { outTrackId, userIdType: 1, ...placeBody(place, robotCode).deliver };
      const path = `${cards}/deliver`;
      return delivered((await call({ ...post, path, body }, deliveredCard)).result);
    },
    async createAndDeliver(card, place) {
      const { space, deliver } = placeBody(place, robotCode);
      const body = { ...cardBody(card), ...space, ...deliver };
      const path = `${cards}/createAndDeliver`;
      const answer = await call({ ...post, path, body }, createdAndDelivered);
      return delivered(answer.result.deliverResults);
    },
    async update(outTrackId, { values, privateValues, replaceAll = false }) {
      const body = {
        outTrackId,
        userIdType: 1,
        ...(values === undefined ? {} : { cardData: { cardParamMap: values } }),
        ...(privateValues === undefined ? {} : { privateData: privateBody(privateValues) }),
        cardUpdateOptions: {
          updateCardDataByKey: !replaceAll,
          updatePrivateDataByKey: !replaceAll,
        },
      };
      await call({ ...put, path: cards, body }, cardChanged);
    },
    async stream(outTrackId, { guid, key, content, last = false, failed = false }) {
      const body = {
        outTrackId,
        guid,
        key,
        content,
        isFull: true,
        isFinalize: last,
        isError: failed,
      };
      await call({ ...put, path: "/v1.0/card/streaming", body }, cardChanged);
    },
    async registerCallback(callbackRouteKey, callbackUrl, { apiSecret, replace = false } = {}) {
      const secret = apiSecret === undefined ? {} : { apiSecret };
      const body = { callbackRouteKey, callbackUrl, forceUpdate: replace, ...secret };
      const path = "/v1.0/card/callbacks/register";
      return (await call({ ...post, path, body }, registeredCallback)).result.apiSecret;
    },
  };
}

function cardBody({ cardTemplateId, outTrackId, values, privateValues, callback }: NewCard) {
  const route =
    callback === undefined || callback === "STREAM"
      ? { callbackType: "STREAM" }
      : { callbackType: "HTTP", callbackRouteKey: callback.routeKey };
  return {
    cardTemplateId,
    outTrackId,
    userIdType: 1,
    cardData: { cardParamMap: values },
    ...(privateValues === undefined ? {} : { privateData: privateBody(privateValues) }),
    ...route,
  };
}

function privateBody(values: Readonly<Record<string, CardValues>>) {
  return Object.fromEntries(
    Object.entries(values).map(([userId, cardParamMap]) => [userId, { cardParamMap }]),
  );
}

function placeBody(place: CardPlace, robotCode: string) {
  if ("userId" in place) {
    return {
      space: { imRobotOpenSpaceModel: { supportForward: true } },
      deliver: {
        openSpaceId: `dtv1.card//IM_ROBOT.${place.userId}`,
        imRobotOpenDeliverModel: { spaceType: "IM_ROBOT", robotCode },
      },
    };
  }
  const at = place.at === undefined ? {} : { atUserIds: place.at };
  return {
    space: { imGroupOpenSpaceModel: { supportForward: true } },
    deliver: {
      openSpaceId: `dtv1.card//IM_GROUP.${place.openConversationId}`,
      imGroupOpenDeliverModel: { robotCode, ...at },
    },
  };
}

/** A delivery that failed is told with HTTP 200. */
function delivered(results: readonly CardDelivery[]): readonly CardDelivery[] {
  if (results.some(({ success }) => success)) return results;
  const text = results[0]?.errorMsg ?? "delivered nowhere";
  throw new PlatformError({ kind: "permanent", code: "card_not_delivered", text });
}
