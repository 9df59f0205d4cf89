import type { Locale } from "../../src/core/locale.ts";
import type { Mention, Message } from "../../src/core/message.ts";
import { createBuiltins } from "../../src/commands/builtins.ts";
import { renderOutcome } from "../../src/commands/outcome-text.ts";
import { callerOf, type Roles } from "../../src/commands/permissions.ts";
import { createRegistry, type CommandGroup, type Registry } from "../../src/commands/registry.ts";
import { route, type RouteOutcome } from "../../src/commands/router.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { timeDefaults } from "../../src/time/defaults.ts";
import { runHandler } from "./run-handler.ts";
import { sampleCommands } from "./sample-commands.ts";

/** Monday 23 November 2026, 10:00 in Beijing. */
const now = Date.parse("2026-11-23T10:00:00+08:00");
const zone = "Asia/Shanghai";
const time = { calendar: createWorkCalendar("cn"), defaults: timeDefaults, shortestMs: 1000 };

export interface ChatOptions {
  readonly roles?: Roles;
  readonly locale?: Locale;
  readonly groups?: readonly CommandGroup[];
  readonly robotKind?: "app" | "custom";
}

/** One person and the routing of what they say. */
export interface Chat {
  readonly registry: Registry;
  /** The outcome of a message that @-s people. */
  routes(text: string, at?: readonly string[], quoted?: string): RouteOutcome;
  /** `remind {"who":…}` of a match, else the kind of outcome. */
  reads(text: string, at?: readonly string[]): unknown;
  /** What the bot answers; handlers of the built-in commands are run. */
  hears(text: string, at?: readonly string[]): Promise<string>;
}

export const samplePack: CommandGroup = {
  pack: "collab",
  title: { zh: "协作", en: "Collaboration" },
  commands: sampleCommands,
};

/** A chat in which `sender` talks to a bot with the sample commands and the built-in ones. */
export function chatOf(sender: Partial<Message["sender"]> = {}, options: ChatOptions = {}): Chat {
  const roles = options.roles ?? {};
  const locale = options.locale ?? "zh-CN";
  const bot = "小铃";
  const builtins = createBuiltins({
    bot,
    registry: () => registry,
    robotKind: () => options.robotKind,
    audit: { list: () => Promise.resolve([]) },
  });
  const registry = createRegistry([builtins, ...(options.groups ?? [samplePack])]);
  const messageOf = (text: string, at: readonly string[] = []): Message =>
    messageFrom(sender, text, at);
  const routes = (text: string, at?: readonly string[], quoted?: string): RouteOutcome => {
    const said = messageOf(text, at);
    const message = quoted === undefined ? said : { ...said, quoted: { text: quoted, parts: [] } };
    return route(message, callerOf(message, roles), registry, { now, zone, locale, time });
  };
  return {
    registry,
    routes,
    reads(text, at) {
      const outcome = routes(text, at);
      if (outcome.kind !== "match") return outcome.kind;
      const said = Object.entries(outcome.args).filter(([, value]) => value !== undefined);
      return [
        outcome.command.definition.name,
        Object.fromEntries(said.map(([key, value]) => [key, plain(value)])),
      ];
    },
    async hears(text, at) {
      const outcome = routes(text, at);
      const message = messageOf(text, at);
      if (outcome.kind === "match") {
        const caller = callerOf(message, roles);
        return runHandler(outcome, { message, caller, now, zone, locale });
      }
      return renderOutcome(outcome, { bot, caller: callerOf(message, roles), registry, locale });
    },
  };
}

/** A message in a group. */
export function messageFrom(
  sender: Partial<Message["sender"]>,
  text: string,
  at: readonly string[] = [],
): Message {
  const mentions: Mention[] = at.map((userId) => ({ dingtalkId: `$:${userId}`, userId }));
  return {
    id: "msg1",
    robot: "bell",
    conversation: { id: "cid-dev", kind: "group", title: "研发群" },
    sender: { id: "u1", userId: "u1", dingtalkId: "$:u1", name: "李雷", isAdmin: false, ...sender },
    text,
    mentions,
    parts: [],
    sentAt: now - 120,
    quotaExhausted: false,
  };
}

/** Times as Beijing wall clock, so that tables can be read. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("assumed" in value && "at" in value)) {
    return value;
  }
  return new Date(Number(value.at) + 8 * 3_600_000).toISOString().slice(0, 19);
}
