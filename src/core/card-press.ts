/** Somebody pressed a button of an interactive card. */
export interface CardPress {
  readonly robot: string;
  /** The card's own id, chosen when it was made. */
  readonly outTrackId: string;
  readonly userId: string;
  readonly corpId?: string;
  readonly actionIds: readonly string[];
  /** What the button sends along; `action` names it by convention (protocol §10.2). */
  readonly params: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** Changes of a card's variables. Values are texts: DingTalk takes nothing else (protocol §10.1). */
export interface CardUpdate {
  /** For everybody. */
  readonly everybody?: Readonly<Record<string, string>>;
  /** For the person who pressed. */
  readonly presser?: Readonly<Record<string, string>>;
}
