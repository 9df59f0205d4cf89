import type { Department, MissedReader } from "./notice.ts";

/** DingTalk's work notifications, as far as they are asked about. Rejects with `BoardError`. */
export interface NoticeBoard {
  /** Why a robot cannot send work notifications; undefined when it can. */
  obstacle(robot: string): NoticeObstacle | undefined;
  /** The departments with this name, and those whose name begins with it where there is none. */
  departments(robot: string, name: string): Promise<readonly Department[]>;
  /** Who belongs to a department or below it. */
  members(robot: string, department: string): Promise<readonly string[]>;
  /** Who has read what left with this receipt of the outbox; undefined where DingTalk does not tell. */
  readers(robot: string, receipt: string): Promise<BoardReaders | undefined>;
  /** Takes it back. `false`: what went this way cannot be. */
  recall(robot: string, receipt: string): Promise<boolean>;
}

/** `custom`: the robot is none of an app's. `no-agent`: config.yaml has no `agent_id`. */
export type NoticeObstacle = "custom" | "no-agent";

export interface BoardReaders {
  readonly read: readonly string[];
  readonly unread: readonly string[];
  readonly missed: readonly MissedReader[];
}
