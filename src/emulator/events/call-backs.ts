import { type Clock, minuteMs } from "../../core/clock.ts";

/** An address for event pushes. */
export interface CallBack {
  readonly url: string;
  readonly token: string;
  readonly aesKey: string;
  /** What the address is told of; `null`: everything, as the console's subscription is. */
  readonly tags: readonly string[] | null;
  /** Stands at the end of every encrypted text: app key or corp id (protocol §8.3). */
  readonly ownerKey: string;
}

/** A push that failed for good, as `get_call_back_failed_result` tells of it. */
export interface FailedPush {
  readonly tag: string;
  readonly at: number;
  readonly body: object;
}

/** How long a failed push is kept (protocol §8.2). */
const failedLifeMs = 5 * minuteMs;

/** Subscriptions of apps made by the old API, and what could not be pushed. */
export interface CallBacks {
  find(appKey: string): CallBack | undefined;
  set(appKey: string, callBack: CallBack): void;
  /** `false`: there was none. */
  remove(appKey: string): boolean;
  addFailed(appKey: string, push: FailedPush): void;
  /** Up to `limit` failed pushes, which are then forgotten, and whether there are more. */
  takeFailed(
    appKey: string,
    limit: number,
  ): { readonly pushes: readonly FailedPush[]; readonly hasMore: boolean };
  clear(): void;
}

export function createCallBacks(clock: Clock): CallBacks {
  const callBacks = new Map<string, CallBack>();
  const failed = new Map<string, { readonly push: FailedPush; readonly since: number }[]>();
  return {
    find: (appKey) => callBacks.get(appKey),
    set: (appKey, callBack) => void callBacks.set(appKey, callBack),
    remove: (appKey) => callBacks.delete(appKey),
    addFailed(appKey, push) {
      failed.set(appKey, [...(failed.get(appKey) ?? []), { push, since: clock.now() }]);
    },
    takeFailed(appKey, limit) {
      const now = clock.now();
      const living = (failed.get(appKey) ?? []).filter(({ since }) => now - since <= failedLifeMs);
      const left = living.slice(limit);
      failed.set(appKey, left);
      const pushes = living.slice(0, limit).map(({ push }) => push);
      return { pushes, hasMore: left.length > 0 };
    },
    clear() {
      callBacks.clear();
      failed.clear();
    },
  };
}
