import type { Locale, Localized } from "./locale.ts";
import type { Content } from "./reply.ts";
import type { Group } from "./robot.ts";

/** One round of asking many people the same questions: it opens, chases, closes. */
export interface Collection {
  /** `C7K2QM`. */
  readonly id: string;
  /** Of its plan: `<pack>/<id>`. */
  readonly plan: string;
  /** The robot that asks. */
  readonly robot: string;
  /** The group it belongs to: there is at most one open round of a plan in each. */
  readonly conversation: string;
  /** Who opened it; left out when a schedule did. */
  readonly openedBy?: string;
  readonly openedAt: number;
  /** The deadline. */
  readonly closesAt: number;
  readonly state: "open" | "closed" | "cancelled";
  /** When it is to be looked at again, to chase or to close; `null` when it is over. */
  readonly nextAt: number | null;
}

/** What one person was asked in a round, and has answered. */
export interface CollectionShare {
  readonly person: string;
  /** By the keys of the questions; empty while there is none. */
  readonly answers: Answers;
  /** When it was first answered; left out while it is not. */
  readonly answeredAt?: number;
  /** First answered after the round was closed. */
  readonly isLate: boolean;
}

/** What was answered, by question. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** An answer as it is shown; a number is kept as one, for tables. */
export interface AnswerValue {
  readonly text: string;
  readonly number?: number;
}

/** What a pack collects: whom it asks what, when it chases, and what becomes of it. */
export interface CollectionPlan {
  /** `<pack>/<id>`. */
  readonly key: string;
  /** 周报, weekly report. */
  readonly title: Localized;
  /** In the order in which they are asked. */
  readonly questions: readonly CollectionQuestion[];
  /** An answer in one sentence: `本周完成…；下周计划…`. */
  readonly example: Localized;
  readonly from: CollectionSource;
  /** Asked when nobody is found by `from`. */
  readonly otherwise?: CollectionSource;
  /** Where people are asked. */
  readonly by: "group" | "private";
  /** IANA name. */
  readonly zone: string;
  /** The moment at which a round that opens at `openedAt` closes; `undefined` when there is none. */
  deadline(openedAt: number): number | undefined;
  readonly chase?: ChasePlan;
  readonly late: "accept" | "refuse";
  /** Where the summary is posted; the group of the round when left out. */
  readonly postTo?: Group;
  /** What people say for its commands. */
  readonly words: CollectionWords;
  /** When it opens again by itself where it was started, in words; left out when it does not. */
  readonly recurs?: Localized;
  /** Roles say who may close and cancel a round; else whoever opened it may, and admins. */
  readonly isGuarded: boolean;
  /** The summary. Throws when the template fails or exceeds its limits. */
  summary(scope: SummaryScope, locale: Locale): Content;
  /** The name of the table, without its ending. Throws as `summary` does. */
  fileName(scope: SummaryScope): string;
}

export interface CollectionQuestion {
  readonly key: string;
  /** How a table is headed. */
  readonly label: Localized;
  /** Of an optional one, it says that it may be left out. */
  readonly ask: Localized;
  readonly isOptional: boolean;
  /** The words that may stand before its answer in a sentence. */
  readonly labels: readonly string[];
}

/** Whom a plan asks: all of these. */
export interface CollectionSource {
  readonly people: readonly string[];
  /** Those who have the role. */
  readonly roles: readonly string[];
  /** Everybody who has been met in the group. */
  readonly members: boolean;
}

/** When those who have not answered are asked again. */
export interface ChasePlan {
  readonly everyMs: number;
  /** Minutes since midnight between which people are chased. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly by: "group" | "private";
}

/** The names of a plan's commands as people say them. */
export interface CollectionWords {
  /** The command's name in the registry; sessions are about it. */
  readonly answerCommand: string;
  readonly answer: Localized;
  readonly missing: Localized;
  readonly start: Localized;
  readonly summary: Localized;
  readonly cancel: Localized;
}

/** What a summary may tell. */
export interface SummaryScope {
  readonly title: string;
  readonly openedAt: number;
  readonly closesAt: number;
  readonly now: number;
  /** Those who were asked. */
  readonly count: number;
  readonly answered: readonly SummaryPerson[];
  /** The names of those who have not answered. */
  readonly missing: readonly string[];
}

export interface SummaryPerson {
  readonly id: string;
  readonly name: string;
  readonly late: boolean;
  /** When it was first answered. */
  readonly at: number;
  /** By the keys of the questions; `""` where there is none. */
  readonly answers: Readonly<Record<string, string>>;
  /** The same, those that are not empty, in the order of the questions. */
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}
