/** A work notification that was accepted (protocol §6). */
export interface WorkNotice {
  readonly taskId: number;
  readonly agentId: number;
  readonly at: number;
  readonly stamp: number;
  readonly delivered: readonly string[];
  readonly invalid: readonly string[];
  readonly dropped: readonly { readonly userId: string; readonly code: string }[];
  /** The lines it became, by receiver. */
  readonly lines: ReadonlyMap<string, number>;
  readonly recalled: boolean;
  readonly isOa: boolean;
}

/** Accepted work notifications, and what was sent to whom today. */
export interface WorkNoticeStore {
  nextTaskId(): number;
  add(notice: WorkNotice): void;
  find(taskId: number): WorkNotice | undefined;
  replace(notice: WorkNotice): void;
  /** Why this receiver gets nothing (§6.3), or nothing and the message is counted. */
  drop(to: {
    readonly user: string;
    readonly content: string;
    readonly day: string;
  }): string | undefined;
  /** Counts a notice to everybody; `false`: it was one too many today. */
  takeEverybody(day: string): boolean;
  clear(): void;
}

// Protocol §6.3, company apps.
const mostPerDay = 500;
const mostEverybodyPerDay = 3;

export function createWorkNoticeStore(): WorkNoticeStore {
  const notices = new Map<number, WorkNotice>();
  const contents = new Set<string>();
  const counts = new Map<string, number>();
  let last = 256_271_667_000;
  const count = (key: string, most: number): boolean => {
    const before = counts.get(key) ?? 0;
    if (before >= most) return false;
    counts.set(key, before + 1);
    return true;
  };
  return {
    nextTaskId() {
      last += 1;
      return last;
    },
    add: (notice) => void notices.set(notice.taskId, notice),
    find: (taskId) => notices.get(taskId),
    replace: (notice) => void notices.set(notice.taskId, notice),
    drop({ user, content, day }) {
      const key = JSON.stringify([user, day, content]);
      if (contents.has(key)) return "143106";
      if (!count(`${user} ${day}`, mostPerDay)) return "143105";
      contents.add(key);
      return undefined;
    },
    takeEverybody: (day) => count(`everybody ${day}`, mostEverybodyPerDay),
    clear() {
      for (const each of [notices, contents, counts]) each.clear();
    },
  };
}
