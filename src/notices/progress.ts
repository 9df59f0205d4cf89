import type { Entry } from "../core/entry.ts";
import { messageOf } from "../core/errors.ts";
import type {
  MissedReader,
  Notice,
  NoticePart,
  NoticeProgress,
  NoticeReaders,
  NoticeWay,
} from "../core/notice.ts";
import type { BoardReaders, NoticeBoard } from "../core/notice-board.ts";
import type { Stores } from "../core/storage.ts";
import { BoardError } from "../core/todo-board.ts";

interface ProgressOptions {
  readonly stores: Pick<Stores, "outbox">;
  readonly board: NoticeBoard;
}

/** How far a notice is, by the outbox and by DingTalk. */
export async function progressOf(
  notice: Notice,
  { stores, board, now }: ProgressOptions & { readonly now: number },
): Promise<NoticeProgress> {
  const entries = await entriesOf(notice, stores);
  const looks = await Promise.all(
    notice.parts.map((part) => lookAt(notice.robot, part, entries.get(part.key), board)),
  );
  const isOld = looks.some(({ isOld: old }) => old);
  const fresh: NoticeReaders = {
    at: now,
    read: unique(looks.flatMap(({ read }) => read)),
    unread: unique(looks.flatMap(({ unread }) => unread)),
    missed: looks.flatMap(({ missed }) => missed),
    unknown: unique(looks.flatMap(({ unknown }) => unknown)),
  };
  const problem = looks.find((look) => look.problem !== undefined)?.problem;
  return {
    state: stateOf(notice, looks),
    ways: [...new Set(looks.flatMap(({ way }) => way ?? []))],
    readers: isOld && notice.readers !== undefined ? notice.readers : fresh,
    isOld,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Takes back what can be: `all` of it, `some`, or `none`. What has not left yet is not sent. */
export async function recallOf(
  notice: Notice,
  { stores, board }: ProgressOptions,
): Promise<"all" | "some" | "none"> {
  const entries = await entriesOf(notice, stores);
  const taken = await Promise.all(
    notice.parts.map(async ({ key }) => {
      const entry = entries.get(key);
      if (entry === undefined) return false;
      if (entry.status !== "sent") return stores.outbox.drop(entry.id);
      try {
        return await board.recall(notice.robot, entry.receipt ?? "");
      } catch (error) {
        if (error instanceof BoardError) return false;
        throw error;
      }
    }),
  );
  if (taken.every(Boolean)) return "all";
  return taken.some(Boolean) ? "some" : "none";
}

async function entriesOf(
  { parts }: Notice,
  { outbox }: Pick<Stores, "outbox">,
): Promise<ReadonlyMap<string, Entry>> {
  const found = await outbox.find(parts.map(({ key }) => key));
  return new Map(found.map((entry) => [entry.key, entry]));
}

interface Look extends BoardReaders {
  readonly state: "waiting" | "sent" | "failed";
  readonly unknown: readonly string[];
  readonly isOld: boolean;
  readonly way?: NoticeWay;
  readonly problem?: string;
}

const nothing = { read: [], unread: [], missed: [], unknown: [], isOld: false } as const;

async function lookAt(
  robot: string,
  { people = [] }: NoticePart,
  entry: Entry | undefined,
  board: NoticeBoard,
): Promise<Look> {
  // It has left so long ago that the outbox has forgotten it.
  if (entry === undefined) return { ...nothing, state: "sent", isOld: true };
  const { status, receipt = "", lastError } = entry;
  const problem = lastError === undefined || status === "sent" ? {} : { problem: lastError };
  if (status === "waiting") return { ...nothing, state: "waiting", unread: people, ...problem };
  if (status === "dead") {
    const missed: readonly MissedReader[] = people.map((userId) => ({
      userId,
      why: lastError ?? "not sent",
    }));
    return { ...nothing, state: "failed", missed, ...problem };
  }
  const way = wayOf(receipt);
  try {
    const readers = await board.readers(robot, receipt);
    if (readers === undefined) return { ...nothing, state: "sent", way, unknown: people };
    return { ...nothing, state: "sent", way, ...readers };
  } catch (error) {
    if (!(error instanceof BoardError)) throw error;
    return { ...nothing, state: "sent", way, isOld: true, problem: messageOf(error) };
  }
}

function wayOf(receipt: string): NoticeWay {
  const [way = ""] = receipt.split(" ");
  if (way === "work-notice") return "work";
  return way === "person-message" ? "person" : "group";
}

function stateOf({ recalledAt }: Notice, looks: readonly Look[]): NoticeProgress["state"] {
  if (recalledAt !== undefined) return "recalled";
  if (looks.some(({ state }) => state === "waiting")) return "waiting";
  return looks.every(({ state }) => state === "failed") ? "failed" : "sent";
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
