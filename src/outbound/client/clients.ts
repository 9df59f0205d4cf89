import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/log.ts";
import type { AppRobot, Robot } from "../../core/robot.ts";
import type { Hosts } from "../hosts.ts";
import type { HttpClient } from "../http-client.ts";
import { createDingTalkClient, type DingTalkClient } from "./dingtalk-client.ts";

/** The clients of all app robots. Who uses one robot shares one client, and so its token and its limits. */
export interface Clients {
  of(robot: AppRobot): DingTalkClient;
  /** By the id of a robot; `undefined` when it has no credentials. */
  byId(robot: string): DingTalkClient | undefined;
}

export interface ClientsOptions {
  readonly http: HttpClient;
  readonly hosts: Hosts;
  readonly clock: Clock;
  readonly log: Log;
  readonly robots: readonly Robot[];
}

export function createClients({ robots, ...options }: ClientsOptions): Clients {
  const known = new Map<string, DingTalkClient>();
  const of = ({ appKey, appSecret, robotCode }: AppRobot): DingTalkClient => {
    const key = `${appKey} ${robotCode}`;
    const client =
      known.get(key) ??
      createDingTalkClient({ ...options, credentials: { appKey, appSecret }, robotCode });
    known.set(key, client);
    return client;
  };
  return {
    of,
    byId(id) {
      const robot = robots.find((one) => one.id === id);
      return robot?.kind === "app" ? of(robot) : undefined;
    },
  };
}
