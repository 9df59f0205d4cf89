import type { Config } from "../config/config.ts";

/** Every secret of a configuration, for the log's scrubber. */
export function secretsOf(config: Config): readonly string[] {
  const robots = config.dingtalk.robots.flatMap((robot) =>
    robot.kind === "app"
      ? [
          robot.appSecret,
          robot.events?.token ?? "",
          robot.events?.aesKey ?? "",
          robot.cardSecret ?? "",
        ]
      : [robot.token],
  );
  const webhooks = config.groups.flatMap(({ webhook }) =>
    webhook === undefined ? [] : [tokenOf(webhook.url), webhook.secret ?? ""],
  );
  const password = URL.parse(config.database)?.password ?? "";
  return [...robots, ...webhooks, password, decodeURIComponent(password)].filter(Boolean);
}

function tokenOf(webhookUrl: string): string {
  return URL.parse(webhookUrl)?.searchParams.get("access_token") ?? "";
}
