import { laneOf, type Destination } from "./destination.ts";
import type { Locale } from "./locale.ts";
import type { Pace, PaceStore } from "./pace.ts";
import type { Session } from "./session.ts";

/** What is known of the language of a person or a group. */
export interface KnownLanguage {
  /** Set by themselves, or for a group by its admins. */
  readonly chosen?: Locale;
  /** By what was written so far: above 0 Chinese, below 0 English. */
  readonly balance: number;
}

/** Languages of people and groups, by {@link personKey} or the lane of a group. */
export interface LanguageStore {
  /** Those that are known. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, KnownLanguage>>;
  learn(key: string, balance: number): Promise<void>;
  /** `null`: by what is written again. */
  choose(key: string, locale: Locale | null): Promise<void>;
}

/** What has to be known before a message is worked on, read at once. */
export interface TurnStart {
  /** What the bot has asked the sender here. */
  readonly session?: Session;
  readonly person: KnownLanguage;
  readonly conversation: KnownLanguage;
  /** User id of the owner of the group, where it is known. */
  readonly owner?: string;
  /** What the sender said lately, wherever. */
  readonly pace?: Pace;
}

export interface TurnStore extends PaceStore {
  begin(message: {
    readonly robot: string;
    readonly conversation: string;
    readonly person: string;
    /** Where a session of theirs may be kept besides; one in the conversation comes first. */
    readonly alsoIn?: string | undefined;
    readonly now: number;
  }): Promise<TurnStart>;
}

/** The key of a person's language. */
export function personKey(userId: string): string {
  return `@${userId}`;
}

/** The key of a group's language. */
export function groupKey(robot: string, conversation: string): string {
  return laneOf({ kind: "group", robot, conversation });
}

/** Whom something is told without a message before it. */
export interface Told {
  readonly destination: Destination;
  /** User ids that are @-ed. */
  readonly mentions?: readonly string[];
}

/** In which language the bot speaks. */
export interface Languages {
  /** To whom something is told of the bot's own accord. */
  of(
    told: readonly Told[],
    stores: { readonly languages: LanguageStore },
  ): Promise<(one: Told) => Locale>;
  /** To the sender of a message, and what it teaches. */
  ofMessage(
    message: {
      readonly robot: string;
      readonly conversation: { readonly id: string; readonly kind: "group" | "person" };
      readonly sender: { readonly id: string };
      readonly text: string;
    },
    known: Pick<TurnStart, "person" | "conversation">,
  ): { readonly locale: Locale; readonly learnt: readonly LearntLanguage[] };
}

export interface LearntLanguage {
  readonly key: string;
  readonly balance: number;
}
