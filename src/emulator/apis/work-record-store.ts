/** An old todo (protocol §7.1). */
export interface WorkRecord {
  readonly id: string;
  readonly userId: string;
  readonly createTime: number;
  readonly title: string;
  readonly url: string;
  readonly forms: readonly unknown[];
  readonly bizId: string | undefined;
  /** The same title and items to the same person on the same day count as one. */
  readonly fingerprint: string;
  readonly done: boolean;
}

export interface WorkRecordStore {
  add(record: WorkRecord): void;
  list(userId: string, done: boolean): readonly WorkRecord[];
  /** By record id or by the caller's own id. */
  find(userId: string, id: string): WorkRecord | undefined;
  complete(id: string): void;
  isDuplicate(record: Pick<WorkRecord, "fingerprint" | "bizId">): boolean;
  /** Counts one; `false`: the person has had 100 that day. */
  take(userId: string, day: string): boolean;
  clear(): void;
}

const mostPerDay = 100;

export function createWorkRecordStore(): WorkRecordStore {
  const records = new Map<string, WorkRecord>();
  const counts = new Map<string, number>();
  return {
    add: (record) => void records.set(record.id, record),
    list: (userId, done) =>
      [...records.values()]
        .filter((each) => each.userId === userId && each.done === done)
        .toSorted((a, b) => b.createTime - a.createTime),
    find: (userId, id) =>
      records.values().find((each) => each.userId === userId && [each.id, each.bizId].includes(id)),
    complete(id) {
      const record = records.get(id);
      if (record !== undefined) records.set(id, { ...record, done: true });
    },
    isDuplicate: ({ fingerprint, bizId }) =>
      records
        .values()
        .some(
          (each) =>
            each.fingerprint === fingerprint || (bizId !== undefined && each.bizId === bizId),
        ),
    take(userId, day) {
      const key = `${userId} ${day}`;
      const before = counts.get(key) ?? 0;
      if (before >= mostPerDay) return false;
      counts.set(key, before + 1);
      return true;
    },
    clear() {
      records.clear();
      counts.clear();
    },
  };
}
