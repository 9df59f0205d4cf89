import { createHash } from "node:crypto";
import { dirname, normalize, resolve } from "node:path";
import { dayMs, hourMs } from "../core/clock.ts";
import type { Group, Robot } from "../core/robot.ts";
import { parseByteSize } from "../yaml/byte-size.ts";
import { parseSetting } from "../yaml/duration.ts";
import type { ApiTokenConfig, Config, EmulatorConfig, FilesConfig, TimesConfig } from "./config.ts";
import { emulatedGroupId, emulatedRobotId } from "./cross-checks.ts";
import type { ConfigFile } from "./schema.ts";

/** The configuration that `file` means, with defaults; paths are relative to the file's folder. */
export function toConfig(
  file: ConfigFile,
  path: string,
  workCalendar: Config["workCalendar"],
  environment: Config["environment"],
): Config {
  const at = (relative: string): string => resolve(dirname(path), relative);
  const port = file.server?.port ?? 3000;
  const connect = file.dingtalk?.connect ?? "emulator";
  const emulator = toEmulator(file.emulator);
  const robots = (file.dingtalk?.robots ?? [emulatedRobot]).map(toRobot);
  const hosts = file.dingtalk?.hosts;
  const emulated = connect === "emulator" ? emulator.url : undefined;
  return {
    name: file.name ?? "小铃",
    locale: file.locale ?? "zh-CN",
    timezone: file.timezone ?? "Asia/Shanghai",
    workCalendar,
    times: toTimes(file.times),
    database: toDatabase(file.database ?? "sqlite:data/bellhop.db", at),
    server: {
      host: file.server?.host ?? "127.0.0.1",
      port,
      publicUrl: withoutSlash(file.server?.public_url ?? `http://127.0.0.1:${port}`),
    },
    dingtalk: {
      connect,
      stream: { connections: file.dingtalk?.stream?.connections ?? 1 },
      robots,
      hosts: {
        oapi: withoutSlash(hosts?.oapi ?? emulated ?? "https://oapi.dingtalk.com"),
        api: withoutSlash(hosts?.api ?? emulated ?? "https://api.dingtalk.com"),
      },
    },
    emulator,
    groups: (file.groups ?? (connect === "emulator" ? [emulatedGroup] : [])).map((group) =>
      toGroup(group, robots[0]?.id ?? emulatedRobotId, emulator.url),
    ),
    people: (file.people ?? []).map(({ id, name, locale }) => ({
      id,
      name,
      ...(locale === undefined ? {} : { locale }),
    })),
    roles: toRoles(file),
    packs: toPacks(file.packs, at),
    environment,
    api: { tokens: (file.api?.tokens ?? []).map(toApiToken) },
    files: toFiles(file.files, at),
    tasks: { remindBefore: toRemindBefore(file.tasks) },
    events: {
      remindBefore: (file.events?.remind_before ?? ["15m"]).flatMap(
        (one) => parseSetting(one) ?? [],
      ),
      lengthMs: parseSetting(file.events?.length ?? "1h") ?? hourMs,
    },
    limits: { personPerMinute: file.limits?.person_per_minute ?? 30 },
    log: { level: file.log?.level ?? "info" },
  };
}

type Item<T> = T extends readonly (infer I)[] ? I : never;
type RobotFile = Item<NonNullable<NonNullable<ConfigFile["dingtalk"]>["robots"]>>;
type ApiTokenFile = Item<NonNullable<NonNullable<ConfigFile["api"]>["tokens"]>>;
type GroupFile = Item<NonNullable<ConfigFile["groups"]>>;

const emulatedRobot: RobotFile = {
  id: emulatedRobotId,
  kind: "app",
  app_key: "emulated-key",
  app_secret: "emulated-secret",
  events: {
    token: "emulated-token",
    aes_key: "emulatedemulatedemulatedemulatedemulated123",
  },
  card_secret: "emulated-card-secret",
  agent_id: 1_000_001,
};

const emulatedGroup: GroupFile = {
  id: emulatedGroupId,
  title: "研发群",
  conversation: "cid-dev",
  webhook: { url: "/robot/send?access_token=emulated-dev", secret: "SECemulated" },
};

function toRobot(robot: RobotFile): Robot {
  if (robot.kind === "custom") return { kind: "custom", id: robot.id, token: robot.token };
  return {
    kind: "app",
    id: robot.id,
    appKey: robot.app_key,
    appSecret: robot.app_secret,
    robotCode: robot.robot_code ?? robot.app_key,
    ...(robot.agent_id === undefined ? {} : { agentId: Number(robot.agent_id) }),
    ...(robot.events === undefined ? {} : { events: toEventKeys(robot.events, robot.app_key) }),
    ...(robot.card_secret === undefined ? {} : { cardSecret: robot.card_secret }),
  };
}

type EventsFile = NonNullable<Extract<RobotFile, { kind: "app" }>["events"]>;

function toEventKeys({ token, aes_key: aesKey, corp_id: corpId }: EventsFile, appKey: string) {
  return { token, aesKey, ownerKeys: corpId === undefined ? [appKey] : [appKey, corpId] };
}

function toGroup(group: GroupFile, defaultRobot: string, emulatorUrl: string): Group {
  const { id, title, conversation, robot = defaultRobot, webhook, locale, admins } = group;
  const known: Group = {
    id,
    title,
    conversation,
    robot,
    ...(locale === undefined ? {} : { locale }),
    ...(admins === undefined ? {} : { admins }),
  };
  if (webhook === undefined) return known;
  const url = webhook.url.startsWith("/") ? emulatorUrl + webhook.url : webhook.url;
  const secret = webhook.secret === undefined ? {} : { secret: webhook.secret };
  return { ...known, webhook: { url, ...secret } };
}

function toEmulator(file: ConfigFile["emulator"]): EmulatorConfig {
  if (file?.url !== undefined) return { url: withoutSlash(file.url) };
  const port = file?.port ?? 3001;
  return { url: `http://127.0.0.1:${port}`, port };
}

function toRoles(file: ConfigFile): Record<string, readonly string[]> {
  const members = new Map(
    Object.entries(file.roles ?? {}).map(([role, ids]) => [role, new Set(ids)]),
  );
  for (const { id, roles = [] } of file.people ?? []) {
    for (const role of roles) members.set(role, (members.get(role) ?? new Set()).add(id));
  }
  return Object.fromEntries([...members].map(([role, ids]) => [role, [...ids]]));
}

function toApiToken(token: ApiTokenFile): ApiTokenConfig {
  const { name, scopes } = token;
  const sha256 =
    token.sha256 ??
    createHash("sha256")
      .update(token.token ?? "")
      .digest("hex");
  return { name, sha256, scopes, actsAs: token.acts_as ?? `api:${name}` };
}

function bytesOf(said: string | undefined, megabytes: number): number {
  return parseByteSize(said ?? "") ?? megabytes * 1024 ** 2;
}

function toFiles(file: ConfigFile["files"], at: (relative: string) => string): FilesConfig {
  const linkTtlMs = parseSetting(file?.link_ttl ?? "7d") ?? 7 * dayMs;
  return {
    folders: (file?.folders ?? ["data/shared"]).map(at),
    linkTtlMs,
    // A link that works needs its file.
    keepMs: Math.max(linkTtlMs, parseSetting(file?.keep ?? "90d") ?? 0),
    maxBytes: bytesOf(file?.max_size, 200),
    quota: {
      personBytes: bytesOf(file?.quota?.person, 2048),
      totalBytes: bytesOf(file?.quota?.total, 20_480),
    },
    allowPrivate: file?.allow_private ?? [],
  };
}

/** Whatever else is said, people are reminded when a task is due; an empty list is none at all. */
function toRemindBefore({ remind_before: said = ["1h"] }: ConfigFile["tasks"] = {}): number[] {
  return said.length === 0 ? [] : [...said.flatMap((one) => parseSetting(one) ?? []), 0];
}

/** A folder that was given a name of its own and is not there is a mistake. */
function toPacks(
  { folder = "bots", vars = {}, http, watch = true, tell }: NonNullable<ConfigFile["packs"]> = {},
  at: (relative: string) => string,
): Config["packs"] {
  return {
    folder: at(folder),
    orShipped: normalize(folder) === "bots",
    vars,
    http: { hosts: http?.hosts ?? [], allowPrivate: http?.allow_private ?? [] },
    watch,
    ...(tell !== undefined && { tell }),
  };
}

function toTimes({ early_morning, end_of_work, ...same }: ConfigFile["times"] = {}): TimesConfig {
  const renamed = { ...same, earlyMorning: early_morning, endOfWork: end_of_work };
  return Object.fromEntries(Object.entries(renamed).filter(([, time]) => time !== undefined));
}

function toDatabase(database: string, at: (relative: string) => string): string {
  if (!database.startsWith("sqlite:") || database === "sqlite::memory:") return database;
  return `sqlite:${at(database.slice("sqlite:".length))}`;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
