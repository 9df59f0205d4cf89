import type { Clock } from "../core/clock.ts";
import { hourMs, minuteMs } from "../core/clock.ts";
import type { CompanyDirectory } from "../core/company-directory.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Directory } from "../core/storage.ts";
import type { CompanyUser } from "../dingtalk/answers/users.ts";
import { isUserId } from "../dingtalk/render-mentions.ts";
import type { Clients } from "./client/clients.ts";
import { PlatformError } from "./platform-error.ts";

/** A list does not wait longer for the names in it. */
const namesTimeoutMs = 1500;
const mostNamesAtOnce = 20;
/** Who was not found is not asked for again so soon. */
const missLifeMs = hourMs;
/** Nor anybody, when DingTalk did not answer. */
const troubleLifeMs = minuteMs;
const mostMisses = 1000;

export interface CompanyDirectoryOptions {
  readonly clients: Clients;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Log;
}

/** The directory of DingTalk, asked by user id; what it says is kept with the people met. */
export function createCompanyDirectory(options: CompanyDirectoryOptions): CompanyDirectory {
  const { clients, directory, clock, log } = options;
  /** Whom not to ask for, and until when. */
  const misses = new Map<string, number>();

  function miss(userId: string, forMs: number): void {
    misses.set(userId, clock.now() + forMs);
    const [oldest] = misses.keys();
    if (misses.size > mostMisses && oldest !== undefined) misses.delete(oldest);
  }

  function isMissed(userId: string): boolean {
    const leftMs = (misses.get(userId) ?? 0) - clock.now();
    // More than was ever given: the clock was set back.
    return leftMs > 0 && leftMs <= missLifeMs;
  }

  /** Rejects when DingTalk cannot be asked; `undefined` when there is no such person. */
  async function ask(
    userId: string,
    robot: string,
    signal?: AbortSignal,
  ): Promise<CompanyUser | undefined> {
    const client = clients.byId(robot);
    if (client === undefined || !isUserId(userId)) return undefined;
    try {
      const user = await client.users.get(userId, signal);
      await directory.learnUser(
        {
          userId,
          ...(user.name === undefined ? {} : { name: user.name }),
          ...(user.unionid === undefined ? {} : { unionId: user.unionid }),
        },
        clock.now(),
      );
      return user;
    } catch (error) {
      if (isNobody(error)) return undefined;
      throw error;
    }
  }

  async function nameOf(
    userId: string,
    robot: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      const user = await ask(userId, robot, signal);
      if (user?.name !== undefined) return user.name;
      miss(userId, missLifeMs);
    } catch (error) {
      // A list without a name is still a list.
      miss(userId, troubleLifeMs);
      log.warn({ person: userId, error: messageOf(error) }, "name not looked up");
    }
    return undefined;
  }

  return {
    async names(userIds, robot) {
      if (robot === undefined || clients.byId(robot) === undefined) return new Map();
      const signal = AbortSignal.timeout(namesTimeoutMs);
      const asked = userIds.filter((id) => isUserId(id) && !isMissed(id)).slice(0, mostNamesAtOnce);
      const found = await Promise.all(
        asked.map(async (id) => [id, await nameOf(id, robot, signal)] as const),
      );
      return new Map(found.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
    },
    async unionId(userId, robot) {
      return (await directory.unionId(userId)) ?? (await ask(userId, robot))?.unionid;
    },
  };
}

/** 60121 and 33012: there is no such person (protocol §7.4). */
function isNobody(error: unknown): boolean {
  return error instanceof PlatformError && ["60121", "33012"].includes(error.platformCode);
}
