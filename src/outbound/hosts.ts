/** DingTalk's two hosts, or an emulator's, as base URLs (protocol §0.1). */
export interface Hosts {
  /** `https://oapi.dingtalk.com` */
  readonly oapi: string;
  /** `https://api.dingtalk.com` */
  readonly api: string;
}

/** The address of an API: `path` begins with a slash. */
export function apiUrl(base: string, path: string): string {
  return base.replace(/\/+$/, "") + path;
}

/** Whether `url` is on the host of `base`. */
export function isOnHost(url: string, base: string): boolean {
  const origin = URL.parse(base)?.origin;
  return origin !== undefined && URL.parse(url)?.origin === origin;
}

/**
 * Whether `url` is a session webhook of DingTalk. A callback's body is not signed, so an address in it
 * is only called where DingTalk's session webhooks are (protocol §1.1, §3).
 */
export function isSessionWebhook(url: string, oapi: string): boolean {
  const sessionUrl = URL.parse(apiUrl(oapi, "/robot/sendBySession"));
  const parsed = URL.parse(url);
  return (
    parsed !== null &&
    parsed.origin === sessionUrl?.origin &&
    parsed.pathname === sessionUrl.pathname &&
    parsed.username === ""
  );
}
