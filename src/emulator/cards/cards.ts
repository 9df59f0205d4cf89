/** Variables of a card; always texts (protocol §10.1). */
export type CardParams = Readonly<Record<string, string>>;

/** A card somebody made. */
export interface Card {
  readonly outTrackId: string;
  readonly appKey: string;
  readonly templateId: string;
  readonly callbackType: "STREAM" | "HTTP";
  readonly routeKey: string | undefined;
  readonly params: CardParams;
  /** What one person alone sees. */
  readonly privateParams: Readonly<Record<string, CardParams>>;
  /** Of a streaming card: the last frame came. */
  readonly isFinal: boolean;
}

/** Where presses of cards with a route key go over HTTP. */
export interface CardCallback {
  readonly url: string;
  readonly apiSecret: string;
}

/** All cards, and the addresses registered for their buttons. */
export interface Cards {
  find(outTrackId: string): Card | undefined;
  put(card: Card): void;
  list(): readonly Card[];
  callback(appKey: string, routeKey: string): CardCallback | undefined;
  setCallback(appKey: string, routeKey: string, callback: CardCallback): void;
  /** `false`: this `guid` was there already, so the same frame came twice. */
  isNewGuid(guid: string): boolean;
  clear(): void;
}

export function createCards(): Cards {
  const cards = new Map<string, Card>();
  const callbacks = new Map<string, CardCallback>();
  const guids = new Set<string>();
  return {
    find: (outTrackId) => cards.get(outTrackId),
    put: (card) => void cards.set(card.outTrackId, card),
    list: () => [...cards.values()],
    callback: (appKey, routeKey) => callbacks.get(`${appKey} ${routeKey}`),
    setCallback: (appKey, routeKey, callback) =>
      void callbacks.set(`${appKey} ${routeKey}`, callback),
    isNewGuid(guid) {
      const isNew = !guids.has(guid);
      guids.add(guid);
      return isNew;
    },
    clear() {
      for (const each of [cards, callbacks, guids]) each.clear();
    },
  };
}
