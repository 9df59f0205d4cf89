import { BellhopError, type ErrorCode } from "../core/errors.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import { bareHost } from "./bare-host.ts";

export interface WebRulesOptions {
  /** Hosts of the internet that may be called, over https. */
  readonly hosts: readonly string[];
  /** Hosts of the own network that may be called, over http too. */
  readonly privateHosts: readonly string[];
}

/** What packs may call, as config.yaml says. */
export function webHosts(config: {
  readonly packs: {
    readonly http: { readonly hosts: readonly string[]; readonly allowPrivate: readonly string[] };
  };
}): Pick<WebRulesOptions, "hosts" | "privateHosts"> {
  const { hosts, allowPrivate } = config.packs.http;
  return { hosts, privateHosts: allowPrivate };
}

/** Which addresses packs may call. */
export function createWebRules({ hosts, privateHosts }: WebRulesOptions) {
  const own = new Set(privateHosts.map((host) => bareHost(host)));
  const known = new Set([...hosts.map((host) => bareHost(host)), ...own]);
  const problemOf = (url: string): WebProblem | undefined => {
    const target = URL.parse(url);
    if (target === null || !/^https?:$/u.test(target.protocol)) return "address";
    if (target.username !== "" || target.password !== "") return "credentials";
    const host = bareHost(target.hostname);
    if (!known.has(host)) return "host";
    return target.protocol === "http:" && !own.has(host) ? "plain" : undefined;
  };
  return {
    problemOf,
    /** Why an address may not be called, in words; `undefined` when it may. */
    refusal(url: string, locale: Locale): string | undefined {
      const problem = problemOf(url);
      return problem === undefined ? undefined : pick(texts[problem], locale);
    },
  };
}

/** The error to throw; its message may be shown. */
export function webError(problem: WebProblem, locale: Locale): BellhopError {
  return new BellhopError(codes[problem], pick(texts[problem], locale), { expose: true });
}

const texts = {
  address: { zh: "网址无法识别", en: "it is no address" },
  credentials: {
    zh: "网址里带有用户名或密码",
    en: "the address has a user name or password in it",
  },
  host: {
    zh: "配置 packs.http 没有允许这个主机",
    en: "its host is not allowed by packs.http of the configuration",
  },
  plain: { zh: "外网地址必须用 https", en: "an address of the internet has to be https" },
  private: { zh: "网址指向内部网络", en: "the address leads into a private network" },
  tooLarge: { zh: "返回的内容超过 1 MB", en: "the answer is over 1 MB" },
  timeout: { zh: "对方没有及时回答", en: "there was no answer in time" },
  failed: { zh: "连接不上对方", en: "the other side could not be reached" },
} as const satisfies Readonly<Record<string, Localized>>;

/** Why there is no answer. */
export type WebProblem = keyof typeof texts;

const codes: Readonly<Record<WebProblem, ErrorCode>> = {
  address: "fetch_refused",
  credentials: "fetch_refused",
  host: "fetch_refused",
  plain: "fetch_refused",
  private: "fetch_refused",
  tooLarge: "fetch_refused",
  timeout: "fetch_failed",
  failed: "fetch_failed",
};
