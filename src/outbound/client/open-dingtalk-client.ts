import { createSystemClock } from "../../core/system-clock.ts";
import type { Clock } from "../../core/clock.ts";
import { silentLog } from "../../core/log.ts";
import type { Hosts } from "../hosts.ts";
import { createHttpClient } from "../http-client.ts";
import type { Credentials } from "./credentials.ts";
import { createDingTalkClient, type DingTalkClient } from "./dingtalk-client.ts";

/** A client with connections of its own, for programs without a running bot. */
export type OpenDingTalkClient = DingTalkClient & {
  /** Ends its connections. */
  close(): Promise<void>;
};

/** Opens a client; nothing is called before its first use. Give it back with `close`. */
export function openDingTalkClient(
  options: Credentials & {
    /** The app key unless given. */
    readonly robotCode?: string;
    /** DingTalk's own unless given; an emulator's address for both in tests. */
    readonly hosts?: Hosts;
    readonly clock?: Clock;
  },
): OpenDingTalkClient {
  const { hosts = dingtalkHosts, clock = createSystemClock(), robotCode, ...credentials } = options;
  const http = createHttpClient([hosts.oapi, hosts.api]);
  // Its program's log is not ours to write, and it knows no tokens to hide.
  const log = silentLog;
  const code = robotCode ?? ("appKey" in credentials ? credentials.appKey : "");
  const client = createDingTalkClient({ http, hosts, credentials, robotCode: code, clock, log });
  return { ...client, close: () => http.close() };
}

const dingtalkHosts: Hosts = {
  oapi: "https://oapi.dingtalk.com",
  api: "https://api.dingtalk.com",
};
