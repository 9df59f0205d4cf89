import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { AppRobot } from "../core/robot.ts";
import { tokenLeadMs } from "../dingtalk/limits.ts";
import { call, jsonPost } from "./call.ts";
import { apiUrl, type Hosts } from "./hosts.ts";
import type { HttpClient } from "./http-client.ts";
import { PlatformError } from "./platform-error.ts";

/** The access token of one app, fetched when it is needed. */
export interface Tokens {
  /** The token to use now. While one is being renewed early, the old one is still answered. */
  get(): Promise<string>;
  /** Forgets `token`, which DingTalk refused. Does nothing when it was replaced already. */
  refuse(token: string): void;
}

export interface TokensOptions {
  readonly http: HttpClient;
  readonly hosts: Hosts;
  readonly robot: AppRobot;
  readonly clock: Clock;
  readonly log: Log;
}

interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

export function createTokens({ http, hosts, robot, clock, log }: TokensOptions): Tokens {
  let current: Token | undefined;
  let fetching: Promise<Token> | undefined;

  async function fetchToken(): Promise<Token> {
    const askedAt = clock.now();
    const body = await call(
      http,
      jsonPost(apiUrl(hosts.api, "/v1.0/oauth2/accessToken"), {
        appKey: robot.appKey,
        appSecret: robot.appSecret,
      }),
    );
    const { accessToken, expireIn } = body;
    if (typeof accessToken !== "string" || accessToken === "") {
      throw new PlatformError({ kind: "retry", code: "no_token", text: "no token in the answer" });
    }
    log.hide(accessToken);
    const seconds = typeof expireIn === "number" ? expireIn : 7200;
    return { value: accessToken, expiresAt: askedAt + seconds * 1000 };
  }

  // One request for all who ask meanwhile.
  async function renew(): Promise<Token> {
    fetching ??= fetchToken().finally(() => {
      fetching = undefined;
    });
    current = await fetching;
    return current;
  }

  return {
    async get() {
      const leftMs = current === undefined ? 0 : current.expiresAt - clock.now();
      if (current === undefined || leftMs <= 0) return (await renew()).value;
      // A failed early renewal is no failure: the next call tries again.
      if (leftMs <= tokenLeadMs) renew().catch(() => undefined);
      return current.value;
    },
    refuse(token) {
      if (current?.value === token) current = undefined;
    },
  };
}
