import type { Clock } from "../../core/clock.ts";
import { createNews } from "../news.ts";
import type { Delivery } from "./callback-delivery.ts";
import { wordsOf, type Shown } from "./shown.ts";

/** How a message came: said by a person, or by which of the robot's ways. */
export type Via = "person" | "reply" | "session" | "webhook" | "openapi" | "notice";

/** One message of a conversation. */
export interface Line {
  readonly seq: number;
  readonly at: number;
  /** A user id or a robot id. */
  readonly from: string;
  readonly msgtype: string;
  readonly text: string;
  /** The JSON as it was on the wire. */
  readonly payload: unknown;
  readonly via: Via;
  readonly conversation: string;
  /** The group's id; `null` in a 1:1 chat. */
  readonly group: string | null;
  /** The person of a 1:1 chat; `null` in a group. */
  readonly user: string | null;
  readonly robot: string | null;
  /** Those whom this message notifies: user ids, and a robot's id when a person called it. */
  readonly mentions: readonly string[];
  readonly atAll: boolean;
  readonly shown: Shown;
  readonly msgId?: string;
  /** What became of the callback, once it is known. */
  readonly delivery?: Delivery;
  /** The number of the request that brought it. */
  readonly request?: number;
  /** Taken back: nobody sees it any more. */
  readonly recalled?: true;
  /** The number of its last change, for those who follow changes too. */
  readonly changed?: number;
}

/** Everything said, oldest first. Numbers go on after a reset, so that nobody who polls misses a line. */
export interface Transcript {
  add(line: Omit<Line, "seq" | "at">): Line;
  setDelivery(seq: number, delivery: Delivery): void;
  /** Shows something else in place of what a line showed, as a card that changed. */
  change(seq: number, shown: Shown): void;
  /** Takes a line back. */
  recall(seq: number): void;
  find(seq: number): Line | undefined;
  hasMessage(conversation: string, msgId: string): boolean;
  list(filter: LineFilter): readonly Line[];
  /** Waits up to `waitMs` of real time for a line that `filter` lets through. */
  wait(filter: LineFilter, waitMs: number, abort?: AbortSignal): Promise<readonly Line[]>;
  clear(): void;
}

export interface LineFilter {
  readonly after: number;
  /** Lines up to `after` too, where they have changed since this change. */
  readonly changedAfter?: number;
  readonly conversation?: string;
  /** Lines of this person's 1:1 chats. */
  readonly user?: string;
}

// The oldest lines go first: an emulator left running under a load test must not grow for ever.
const longestTranscript = 50_000;

export function createTranscript(clock: Clock, system: Clock): Transcript {
  const lines: Line[] = [];
  const news = createNews(system);
  let last = 0;
  let changes = 0;
  let lives = 0;

  // Numbers in the list are consecutive, so a line is found without a search.
  const indexOf = (seq: number): number => seq - (lines[0]?.seq ?? last + 1);
  const list = ({ after, changedAfter, conversation, user }: LineFilter): readonly Line[] =>
    (changedAfter === undefined
      ? lines.slice(Math.max(0, indexOf(after + 1)))
      : lines.filter(({ seq, changed = 0 }) => seq > after || changed > changedAfter)
    )
      .filter((line) => conversation === undefined || line.conversation === conversation)
      .filter((line) => user === undefined || line.user === user);

  const replace = (seq: number, change: Partial<Line>): void => {
    const index = indexOf(seq);
    const line = lines[index];
    if (line !== undefined) lines[index] = { ...line, ...change };
  };

  const changeSeen = (seq: number, change: Partial<Line>): void => {
    changes += 1;
    replace(seq, { ...change, changed: changes });
    news.announce();
  };

  return {
    add(line) {
      last += 1;
      const added = { seq: last, at: clock.now(), ...line };
      lines.push(added);
      if (lines.length > longestTranscript) lines.shift();
      news.announce();
      return added;
    },
    setDelivery: (seq, delivery) => replace(seq, { delivery }),
    change: (seq, shown) => changeSeen(seq, { shown, text: wordsOf(shown) }),
    recall: (seq) => changeSeen(seq, { recalled: true }),
    find: (seq) => lines[indexOf(seq)],
    hasMessage: (conversation, msgId) =>
      lines.some((line) => line.msgId === msgId && line.conversation === conversation),
    list,
    async wait(filter, waitMs, abort) {
      const life = lives;
      await news.until(() => lives !== life || list(filter).length > 0, waitMs, abort);
      return list(filter);
    },
    clear() {
      lines.length = 0;
      // Who waits learns of the new epoch at once.
      lives += 1;
      news.announce();
    },
  };
}
