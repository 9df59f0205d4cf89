import { pick, type Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { AuditService } from "../core/services.ts";
import { textsOf } from "../texts/texts-of.ts";
import { createAuditCommand } from "./audit-command.ts";
import { defineCommand, type CommandContext, type CommandDefinition } from "./definition.ts";
import { renderOutcome } from "./outcome-text.ts";
import { mayRun, type Caller } from "./permissions.ts";
import type { CommandGroup, RegisteredCommand, Registry } from "./registry.ts";
import { createSessionCommand } from "./session-command.ts";
import { suggest } from "./suggest.ts";
import { commandHelp, commandName } from "./usage.ts";

/** What the built-in commands ask of the bot. */
export interface BuiltinDeps {
  /** The commands of this moment: packs may be reloaded. */
  readonly registry: () => Registry;
  readonly caller: (message: Message) => Caller;
  readonly robotKind: (robot: string) => "app" | "custom" | undefined;
  /** The name people @. */
  readonly bot: string;
  readonly audit: AuditService;
}

/** The commands every bot has: help, session, audit, ping, whoami. */
export function createBuiltins(deps: BuiltinDeps): CommandGroup {
  return {
    pack: "bellhop",
    title: { zh: "通用", en: "General" },
    commands: [
      createHelp(deps),
      createSessionCommand(deps.registry),
      createAuditCommand(deps),
      ping,
      createWhoami(deps),
    ] as readonly CommandDefinition[],
  };
}

function createHelp(deps: BuiltinDeps): CommandDefinition {
  return defineCommand({
    name: "help",
    isAside: true,
    aliases: ["帮助", "怎么用", "使用说明", "?", "？"],
    summary: {
      zh: "看我能做什么，或一个命令怎么用",
      en: "What I can do, or how a command is used",
    },
    args: { command: { type: "text", names: ["命令"], optional: true } },
    examples: ["帮助", "help ping"],
    handle(context) {
      const { locale, message, args } = context;
      const registry = deps.registry();
      const caller = deps.caller(message);
      if (args.command === undefined) {
        context.reply(overview(registry, caller, locale));
        return;
      }
      const name = args.command.replace(/^[/!／！]|[?？]$/gu, "");
      const audience = { bot: deps.bot, caller, registry, locale };
      const command = registry.find(name);
      if (command === undefined) {
        const suggestions = suggest(name, registry, { caller, locale });
        context.reply(renderOutcome({ kind: "unknown", said: name, suggestions }, audience));
        return;
      }
      const needs = command.definition.allow?.roles ?? [];
      context.reply(
        mayRun(command.definition, caller)
          ? commandHelp(command, locale)
          : renderOutcome({ kind: "denied", command, needs }, audience),
      );
    },
  });
}

const ping = defineCommand({
  name: "ping",
  isAside: true,
  aliases: ["在吗", "在不在", "在么"],
  summary: { zh: "看我在不在", en: "Whether I am alive" },
  args: {},
  handle(context) {
    // DingTalk's clock and ours differ a little; nobody wants to read about negative time.
    const latencyMs = Math.max(0, context.now - context.message.sentAt);
    context.reply(textsOf(context.locale).ping(latencyMs));
  },
});

function createWhoami(deps: BuiltinDeps): CommandDefinition {
  return defineCommand({
    name: "whoami",
    isAside: true,
    aliases: ["我是谁"],
    summary: { zh: "看我把你认作谁、你有哪些角色", en: "Who you are to me, and your roles" },
    args: {},
    handle(context: CommandContext) {
      const { sender, robot } = context.message;
      const texts = textsOf(context.locale).whoami;
      const { roles } = deps.caller(context.message);
      const lines = [
        texts.name(sender.name),
        texts.id(sender.id),
        texts.roles([...roles].toSorted()),
      ];
      if ((sender.userId ?? "") === "") lines.push(texts.noStaffId(deps.robotKind(robot)));
      context.reply(lines.join("\n"));
    },
  });
}

function overview(registry: Registry, caller: Caller, locale: Locale): string {
  const texts = textsOf(locale).help;
  const allowed = registry.commands.filter(({ definition }) => mayRun(definition, caller));
  if (allowed.length === 0) return texts.nothing;
  const packs = Map.groupBy(allowed, (command) => command.pack);
  const sections = [...packs.values()].map((commands) =>
    [
      texts.section(pick(commands[0]?.packTitle ?? { zh: "", en: "" }, locale)),
      ...commands.map((command) => overviewLine(command, locale)),
    ].join("\n"),
  );
  return [...sections, texts.footer].join("\n\n");
}

function overviewLine({ definition }: RegisteredCommand, locale: Locale): string {
  const texts = textsOf(locale).help;
  const name = texts.name(commandName(definition, locale), definition.name);
  return texts.line(name, pick(definition.summary, locale));
}
