import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/log.ts";
import { tokenLeadMs } from "../../dingtalk/limits.ts";
import { call } from "../call.ts";
import type { Hosts } from "../hosts.ts";
import type { HttpClient } from "../http-client.ts";
import { readAnswer } from "../read-answer.ts";
import type { Credentials } from "./credentials.ts";
import { tokenRequest } from "./token-request.ts";

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
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly log: Log;
}

interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

export function createTokens({ http, hosts, credentials, clock, log }: TokensOptions): Tokens {
  let current: Token | undefined;
  let fetching: Promise<Token> | undefined;

  async function fetchToken(): Promise<Token> {
    const askedAt = clock.now();
    const { request, answer } = tokenRequest(credentials, hosts);
    const { value, seconds } = readAnswer(answer, await call(http, request), "token");
    log.hide(value);
    return { value, expiresAt: askedAt + seconds * 1000 };
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
