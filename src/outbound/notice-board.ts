import { hourMs, type Clock } from "../core/clock.ts";
import type { Department } from "../core/notice.ts";
import type { BoardReaders, NoticeBoard } from "../core/notice-board.ts";
import type { AppRobot, Robot } from "../core/robot.ts";
import { BoardError } from "../core/todo-board.ts";
import type { Clients } from "./client/clients.ts";
import type { DingTalkClient } from "./client/dingtalk-client.ts";
import { orBoardError } from "./or-board-error.ts";

const root = "1";
/** A company's departments are asked for again after this. */
const departmentsLifeMs = hourMs;
const mostDepartments = 1000;

export interface NoticeBoardOptions {
  readonly clients: Clients;
  readonly robots: readonly Robot[];
  readonly clock: Clock;
}

/** DingTalk's work notifications as a board. */
export function createNoticeBoard({ clients, robots, clock }: NoticeBoardOptions): NoticeBoard {
  const known = new Map<
    string,
    { readonly all: Promise<readonly Listed[]>; readonly at: number }
  >();

  function appOf(id: string): { readonly robot: AppRobot; readonly client: DingTalkClient } {
    const robot = robots.find((one) => one.id === id);
    const client = clients.byId(id);
    if (robot?.kind === "app" && client !== undefined) return { robot, client };
    throw new BoardError(`the robot ${id} has no credentials`, "never");
  }

  function listed(id: string): Promise<readonly Listed[]> {
    const { robot, client } = appOf(id);
    const before = known.get(robot.appKey);
    const ageMs = clock.now() - (before?.at ?? 0);
    if (before !== undefined && ageMs >= 0 && ageMs < departmentsLifeMs) return before.all;
    const all = allBelow(client);
    known.set(robot.appKey, { all, at: clock.now() });
    // One that failed is asked for again at once.
    all.catch(() => known.delete(robot.appKey));
    return all;
  }

  return {
    obstacle(id) {
      const robot = robots.find((one) => one.id === id);
      if (robot?.kind !== "app") return "custom";
      return robot.agentId === undefined ? "no-agent" : undefined;
    },
    departments: (id, name) =>
      orBoardError(async () => {
        const wanted = plain(name);
        const all = await listed(id);
        const same = all.filter((one) => plain(one.name) === wanted);
        const like = all.filter((one) => wanted !== "" && plain(one.name).startsWith(wanted));
        return (same.length > 0 ? same : like).map(({ id: department, name: called }) => ({
          id: department,
          name: called,
        }));
      }),
    members: (id, department) =>
      orBoardError(async () => {
        const { client } = appOf(id);
        const all = await listed(id);
        const lists = await Promise.all(
          withAllBelow(department, all).map((one) => client.departments.members(one)),
        );
        return [...new Set(lists.flat())];
      }),
    readers: (id, receipt) =>
      orBoardError(async (): Promise<BoardReaders | undefined> => {
        const [way, key = ""] = receipt.split(" ");
        const { robot, client } = appOf(id);
        if (way === "work-notice") {
          const result = await client.workNotices.result(robot.agentId ?? 0, key);
          const { read, unread, invalid, failed, dropped } = result;
          return {
            read,
            unread,
            missed: [
              ...invalid.map((userId) => ({ userId, why: "unknown to DingTalk" })),
              ...failed.map((userId) => ({ userId, why: "DingTalk could not send it" })),
              ...dropped.map(({ userId, reason }) => ({ userId, why: reason })),
            ],
          };
        }
        if (way !== "person-message" || key === "") return undefined;
        const { messageReadInfoList: people } = await client.messages.readStatus(key);
        return {
          read: people.filter((one) => one.readStatus === "READ").map(({ userId }) => userId),
          unread: people.filter((one) => one.readStatus !== "READ").map(({ userId }) => userId),
          missed: [],
        };
      }),
    recall: (id, receipt) =>
      orBoardError(async () => {
        const [way, key = ""] = receipt.split(" ");
        if ((way !== "work-notice" && way !== "person-message") || key === "") return false;
        const { robot, client } = appOf(id);
        if (way === "work-notice") await client.workNotices.recall(robot.agentId ?? 0, key);
        else await client.messages.recallFromPeople([key]);
        return true;
      }),
  };
}

interface Listed extends Department {
  readonly parent: string;
}

async function allBelow(client: DingTalkClient): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let parents: readonly string[] = [root];
  while (parents.length > 0 && found.length < mostDepartments) {
    const levels = await Promise.all(
      parents.map(async (parent) =>
        (await client.departments.below(parent)).map((one) => ({ ...one, parent })),
      ),
    );
    const next = levels.flat();
    found.push(...next);
    parents = next.map(({ id }) => id);
  }
  return found;
}

function withAllBelow(department: string, all: readonly Listed[]): readonly string[] {
  const children = all.filter(({ parent }) => parent === department);
  return [department, ...children.flatMap(({ id }) => withAllBelow(id, all))];
}

function plain(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
