/** A card (protocol §10.1). */
export interface Card {
  readonly outTrackId: string;
  readonly templateId: string;
  readonly values: Readonly<Record<string, string>>;
  /** What single people see instead, by user id. */
  readonly privateValues: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly callbackType: string;
  readonly callbackRouteKey: string;
  /** The app that made it. */
  readonly appKey: string;
  readonly spaces: readonly CardSpace[];
  /** The guids of streaming frames that were applied. */
  readonly guids: readonly string[];
  readonly streaming: "none" | "inputing" | "finished" | "failed";
}

/** Where a card was delivered: a conversation, and the line it is there. */
export interface CardSpace {
  readonly spaceType: "IM_GROUP" | "IM_ROBOT";
  readonly spaceId: string;
  readonly line: number;
}

export interface CardStore {
  put(card: Card): void;
  find(outTrackId: string): Card | undefined;
  list(): readonly Card[];
  clear(): void;
}

export function createCardStore(): CardStore {
  const cards = new Map<string, Card>();
  return {
    put: (card) => void cards.set(card.outTrackId, card),
    find: (outTrackId) => cards.get(outTrackId),
    list: () => [...cards.values()],
    clear: () => cards.clear(),
  };
}
