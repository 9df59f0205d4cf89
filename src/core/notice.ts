/** Something people are to know, sent to them as a work notification where the app may. */
export interface Notice {
  /** `N3K2`. */
  readonly id: string;
  readonly robot: string;
  /** Where it was given. */
  readonly conversation: string;
  readonly conversationKind: "group" | "person";
  readonly createdBy: string;
  readonly createdAt: number;
  readonly text: string;
  readonly audience: NoticeAudience;
  /** How it was to go when it was given. */
  readonly way: NoticeWay;
  readonly parts: readonly NoticePart[];
  readonly recalledAt?: number;
  /** As it was when it was asked last. */
  readonly readers?: NoticeReaders;
}

export type NoticeAudience =
  | { readonly kind: "people"; readonly ids: readonly string[] }
  | { readonly kind: "departments"; readonly departments: readonly Department[] }
  | { readonly kind: "everybody" };

/** `work`: work notification; `group`: said in the group; `person`: said to each one to one. */
export type NoticeWay = "work" | "group" | "person";

/** One entry of the outbox. */
export interface NoticePart {
  readonly key: string;
  /** Whom it is for; left out where a department or everybody is. */
  readonly people?: readonly string[];
}

/** A department of the company, with all below it. */
export interface Department {
  readonly id: string;
  readonly name: string;
}

/** Who has read a notice. */
export interface NoticeReaders {
  /** When it was asked. */
  readonly at: number;
  readonly read: readonly string[];
  readonly unread: readonly string[];
  /** Whom it did not reach, and why in DingTalk's words. */
  readonly missed: readonly MissedReader[];
  /** Whom it reached without DingTalk telling who has read it. */
  readonly unknown: readonly string[];
}

export interface MissedReader {
  readonly userId: string;
  readonly why: string;
}

/** How far a notice is. */
export interface NoticeProgress {
  /** `waiting`: not all of it has left. `failed`: nothing of it did. */
  readonly state: "waiting" | "sent" | "failed" | "recalled";
  /** The ways it really went. */
  readonly ways: readonly NoticeWay[];
  readonly readers: NoticeReaders;
  /** DingTalk could not be asked now: what is told is older. */
  readonly isOld: boolean;
  /** What went wrong last. */
  readonly problem?: string;
}

export interface NoticeStore {
  /** `false`: the id is taken. */
  add(notice: Notice): Promise<boolean>;
  find(id: string): Promise<Notice | undefined>;
  /** The newest first. */
  list(filter: {
    readonly createdBy?: string;
    readonly conversation?: string;
    /** Behind this one. */
    readonly before?: Pick<Notice, "id" | "createdAt">;
    readonly limit: number;
  }): Promise<Notice[]>;
  keepReaders(id: string, readers: NoticeReaders): Promise<void>;
  markRecalled(id: string, now: number): Promise<void>;
}
