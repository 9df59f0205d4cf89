import { z } from "zod";
import { byteSize, duration, timeZone, words } from "../yaml/checked-text.ts";
import * as check from "./checks.ts";

const port = z.int().min(0).max(65_535);

const appRobot = z.strictObject({
  id: check.id.describe("A short name of this robot; part of its callback address. 机器人代号"),
  kind: z
    .literal("app")
    .describe("An enterprise app's robot, verified by sign. 企业内部应用机器人"),
  app_key: words.describe("AppKey (Client ID) of the app."),
  app_secret: words.describe("AppSecret (Client Secret) of the app. Better from the environment."),
  robot_code: words.optional().describe("robotCode; the AppKey when left out."),
  agent_id: check.agentId
    .optional()
    .describe("AgentId of the app; work notifications need it. 工作通知需要的 AgentId"),
  events: z
    .strictObject({
      token: words.describe("Token of the event subscription. Better from the environment."),
      aes_key: check.aesKey.describe("aes_key of the event subscription, 43 characters."),
      corp_id: words
        .optional()
        .describe("CorpId; needed where register_call_back made the subscription."),
    })
    .optional()
    .describe("Encrypted event callbacks over HTTP; Stream mode needs none of this. 事件订阅"),
  card_secret: words
    .optional()
    .describe("apiSecret of card callbacks over HTTP. Better from the environment. 卡片回调密钥"),
});

const customRobot = z.strictObject({
  id: check.id.describe("A short name of this robot; part of its callback address. 机器人代号"),
  kind: z
    .literal("custom")
    .describe("A group's custom robot with Outgoing, verified by token. 群自定义机器人"),
  token: words.describe("The token of its Outgoing setting. Better from the environment."),
});

const dingtalk = z.strictObject({
  connect: z
    .enum(["emulator", "http", "stream"])
    .optional()
    .describe(
      "emulator: the local DingTalk; http: DingTalk calls this server; stream: this server connects to DingTalk, no public address needed. 连接方式",
    ),
  stream: z
    .strictObject({
      connections: z
        .int()
        .min(1)
        .max(10)
        .optional()
        .describe("Connections of each app robot, one when left out. 连接数"),
    })
    .optional()
    .describe("Stream mode. Stream 模式"),
  robots: z
    .array(z.discriminatedUnion("kind", [appRobot, customRobot]))
    .min(1)
    .optional()
    .describe("DingTalk's robots behind the bot; the first one is the default. 机器人"),
  hosts: z
    .strictObject({
      oapi: check.httpUrl.optional().describe("Base address of the old API."),
      api: check.httpUrl.optional().describe("Base address of the new API."),
    })
    .optional()
    .describe("Other addresses of DingTalk's API, for a private cloud or a proxy. 专有云地址"),
});

const locale = z.enum(["zh-CN", "en"]);

const group = z.strictObject({
  id: check.id.describe("A short name: `to: group:<id>`. 群代号"),
  title: words.describe("What the group is called. 群名"),
  conversation: words.describe("openConversationId, `cid…`. 会话 id"),
  robot: check.id.optional().describe("Which robot posts there; the first one when left out."),
  webhook: z
    .strictObject({
      url: check.webhookUrl.describe(
        "The robot's webhook in this group; a path means the emulator's.",
      ),
      secret: words.optional().describe("Its secret (SEC…) when it is signed. 加签密钥"),
    })
    .optional()
    .describe("Lets the bot post without waiting for somebody to speak. 群机器人 webhook"),
  locale: locale
    .optional()
    .describe("Language of the bot there, whatever people write. 群里用的语言"),
  admins: z
    .array(words)
    .optional()
    .describe("User ids of those who decide there, besides its owner. 群管理员"),
});

const person = z.strictObject({
  id: words.describe("DingTalk user id (staffId), in quotes when it is a number. 员工 userId"),
  name: words.describe("What to call this person. 姓名"),
  roles: z.array(words).optional().describe("Roles of this person. 角色"),
  locale: locale
    .optional()
    .describe("Language the bot speaks to them, whatever they write. 对他用的语言"),
});

const emulator = z.strictObject({
  port: port.optional().describe("Where to start the emulator. 模拟器端口"),
  url: check.httpUrl.optional().describe("An emulator that somebody else runs, instead of `port`."),
});

const files = z.strictObject({
  folders: z
    .array(words)
    .optional()
    .describe("Folders whose files people may find and share. 共享文件夹"),
  link_ttl: duration.optional().describe("How long a link to a file works, like 7d. 链接有效期"),
  keep: duration
    .optional()
    .describe("How long a copy is kept after it was shared last, like 90d. 副本保留多久"),
  max_size: byteSize
    .optional()
    .describe(
      "The largest file that is copied, like 200MB; over 20 MB it goes as a link. 单个上限",
    ),
  quota: z
    .strictObject({
      person: byteSize.optional().describe("Copies of what one person brings, like 2GB. 每人上限"),
      total: byteSize.optional().describe("All copies, like 20GB. 总上限"),
    })
    .optional()
    .describe("How much room copies may take. 空间上限"),
  allow_private: z
    .array(check.hostName)
    .optional()
    .describe("Host names in your own network from which files may be fetched. 允许的内网主机"),
});

const tasks = z.strictObject({
  remind_before: z
    .array(duration)
    .max(5)
    .optional()
    .describe(
      "How long before a task is due people are reminded, besides when it is: [1h]; [] for never. 截止前多久提醒",
    ),
});

const events = z.strictObject({
  remind_before: z
    .array(duration)
    .max(5)
    .optional()
    .describe(
      "How long before an event begins people are reminded: [15m]; [] for never. 日程开始前多久提醒",
    ),
  length: duration
    .optional()
    .describe("How long an event is of which only the start was said: 1h. 没说多久的日程多长"),
});

const apiToken = z.strictObject({
  name: check.id.describe("A short name of who uses it. 名称"),
  token: check.apiToken.optional().describe("The token itself; better from the environment. 令牌"),
  sha256: check.sha256.optional().describe("Or only its SHA-256, in hexadecimal. 令牌的 SHA-256"),
  scopes: z
    .array(check.apiScope)
    .min(1)
    .describe("What it may do: `tasks:read`, `tasks:*`, `*`. 权限范围"),
  acts_as: words
    .optional()
    .describe("User id of the person whose doing it is; `api:<name>` when left out. 以谁的身份"),
});

const plainValue = z.union([z.string(), z.number(), z.boolean()]);
const packVar = z.union([
  plainValue,
  z.array(plainValue),
  z.record(z.string(), z.union([plainValue, z.array(plainValue)])),
]);

const times = z.strictObject({
  date: check.timeOfDay.optional().describe("Of a date without a time; 09:00. 只说日期时"),
  early_morning: check.timeOfDay.optional().describe("早上; 08:00."),
  morning: check.timeOfDay.optional().describe("上午, morning; 09:00."),
  noon: check.timeOfDay.optional().describe("中午, noon; 12:00."),
  afternoon: check.timeOfDay.optional().describe("下午, afternoon; 14:00."),
  evening: check.timeOfDay.optional().describe("傍晚, evening; 18:00."),
  night: check.timeOfDay.optional().describe("晚上, night; 20:00."),
  end_of_work: check.timeOfDay.optional().describe("下班, end of work; 17:30."),
});

/** config.yaml, as written; every key may be left out. */
export const configFile = z.strictObject({
  name: words.optional().describe("What people @. 机器人的名字"),
  locale: locale
    .optional()
    .describe("Language of answers, until somebody writes in the other. 回答的语言"),
  timezone: timeZone.optional().describe("IANA time zone, like Asia/Shanghai. 时区"),
  work_calendar: check.workCalendar
    .optional()
    .describe("cn: Chinese public holidays; weekdays; or a YAML file of your own. 工作日历"),
  times: times.optional().describe("Hours that are meant where none is said. 没说几点时的默认时间"),
  database: check.database.optional().describe("sqlite:<file> or postgres://… 数据库"),
  server: z
    .strictObject({
      host: check.hostName.optional().describe("Address to listen at; 0.0.0.0 for all."),
      port: port.optional().describe("Port to listen at. 端口"),
      public_url: check.httpUrl
        .optional()
        .describe("Where DingTalk and people reach this server. 公网地址"),
    })
    .optional()
    .describe("The HTTP server of the bot. 服务"),
  dingtalk: dingtalk.optional().describe("How to reach DingTalk, and as which robots. 钉钉"),
  emulator: emulator.optional().describe("The local DingTalk. 本地模拟器"),
  groups: z
    .array(group)
    .optional()
    .describe("Groups the bot may post to unasked; others are learnt when they first speak. 群"),
  people: z.array(person).optional().describe("Names and roles of people. 人员"),
  roles: z.record(words, z.array(words)).optional().describe("Role → user ids. 角色与成员"),
  packs: z
    .strictObject({
      folder: words.optional().describe("The folder with the packs. 命令包文件夹"),
      vars: z
        .record(words, z.record(words, packVar))
        .optional()
        .describe("Values of `vars`, by pack, in place of its own. 覆盖命令包的 vars"),
      http: z
        .strictObject({
          hosts: z
            .array(check.hostName)
            .optional()
            .describe("Hosts of the internet that packs may call, over https. 允许调用的主机"),
          allow_private: z
            .array(check.hostName)
            .optional()
            .describe("Hosts of your own network that packs may call. 允许调用的内网主机"),
        })
        .optional()
        .describe("What `http` steps of packs may call; nothing when left out. 命令包可调用的系统"),
      watch: z
        .boolean()
        .optional()
        .describe("Takes changes while running; true when left out. 文件一改就生效"),
      tell: words
        .optional()
        .describe("Id of the group told of changes that cannot be used. 改错了告诉哪个群（id）"),
    })
    .optional()
    .describe("Command packs. 命令包"),
  api: z
    .strictObject({
      tokens: z.array(apiToken).optional().describe("Who may call /api/v1. 接口令牌"),
    })
    .optional()
    .describe("The REST API for other systems. 开放接口"),
  tasks: tasks.optional().describe("Tasks. 任务"),
  events: events.optional().describe("Calendar events. 日程"),
  files: files.optional().describe("Shared files. 文件"),
  limits: z
    .strictObject({
      person_per_minute: z
        .int()
        .min(5)
        .max(1_000_000)
        .optional()
        .describe("Messages of one person that are carried out in a minute; 30. 每人每分钟几条"),
    })
    .optional()
    .describe("How much people may ask of the bot. 限流"),
  log: z
    .strictObject({
      level: z
        .enum(["debug", "info", "warn", "error"])
        .optional()
        .describe("How much to log. 日志级别"),
    })
    .optional()
    .describe("The log. 日志"),
});

/** A config.yaml that fits its schema. */
export type ConfigFile = z.output<typeof configFile>;
