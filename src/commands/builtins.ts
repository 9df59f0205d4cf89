import { pick, type Locale } from "../core/locale.ts";
import type { AuditService } from "../core/services.ts";
import { textsOf } from "../texts/texts-of.ts";
import { createAuditCommand } from "./audit-command.ts";
import { defineCommand, type CommandContext, type CommandDefinition } from "./definition.ts";
import { renderOutcome } from "./outcome-text.ts";
import { language } from "./language-command.ts";
import { denialOf, mayRun, type Caller } from "./permissions.ts";
import type { CommandGroup, RegisteredCommand, Registry } from "./registry.ts";
import { createSessionCommand } from "./session-command.ts";
import { suggest } from "./suggest.ts";
import { commandHelp, commandName } from "./usage.ts";

/** What the built-in commands ask of the bot. */
export interface BuiltinDeps {
  /** The commands of this moment: packs may be reloaded. */
  readonly registry: () => Registry;
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
      language,
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
    say: [
      "[你|机器人|这个机器人|小助手][到底|都]<can>[帮我|帮忙][做|干|搞][点|些](什么|啥|哪些)[事|事情|功能|呢]",
      "[你|机器人][都](有|支持)(什么|哪些|啥|没有)(功能|命令|指令|用|本事|技能|使用说明|说明|帮助|教程)[可以用|能用]",
      "我[都](能|可以)(说什么|说哪些|用哪些|用什么|做什么|做哪些|问什么)[命令|操作|功能|话]",
      "[做|来](自我介绍|介绍一下[你]自己|介绍[一下][你的]功能)",
      "(功能|命令|指令)(列表|清单|大全|介绍|说明)|使用方法|用法|怎么使用|usage|菜单|使用帮助|帮助文档|说明书|新手指南|操作指南",
      "(怎么|如何|怎样)(使用|用|操作)[你|这个机器人|这个|机器人|它]",
      "(教|告诉)[一下]我(怎么|如何)(使用|用){command}",
      "(怎么|如何|怎样)[使用|用|设置|设|创建|发]{command}",
      "{command}[这个|命令|功能](怎么|如何|怎样)(用|使用|设|设置|操作)",
      "(你好|您好|hi|hello|hey|嗨|哈喽)[there|小铃|机器人]|你是谁|你叫什么|你是干什么的|你是做什么的",
      "(what|which) (can you|do you|could you|are you able to|commands|commands can i|can i|should i|things) (do|have|know|can you do|are there|are available|support|understand|say|ask|use)",
      "(show|list|see|give) [me] [all|the] [your] (commands|help|menu|features|options|functions)",
      "commands|menu|help me|who are you|what are you|i need help|what is this|instructions|manual",
      "how (do|does|can|should|to) [i|you|one|we|this|it] (work|use you|use this|use this bot|use the bot|use it|start|get started)",
      "how (do|can|should|to) [i|we|you] [use] {command}",
      "how does {command} work",
      "help [me] (with|on|about) {command}",
    ],
    fragments: { can: "(能|会|可以|能够)" },
    args: { command: { type: "text", names: ["命令"], optional: true } },
    examples: ["帮助", "help ping"],
    handle(context) {
      const { locale, caller, args } = context;
      const registry = deps.registry();
      if (args.command === undefined) {
        context.reply(overview(registry, caller, locale));
        return;
      }
      const name = args.command
        .replace(/^[/!／！]|[?？]$/gu, "")
        .replace(polite, "")
        .trim();
      const audience = { bot: deps.bot, caller, registry, locale };
      if (name === "") {
        context.reply(overview(registry, caller, locale));
        return;
      }
      const command = named(name, registry);
      if (command === undefined) {
        const suggestions = suggest(name, registry, { caller, locale });
        context.reply(renderOutcome({ kind: "unknown", said: name, suggestions }, audience));
        return;
      }
      const denial = denialOf(command.definition, caller);
      context.reply(
        denial === undefined
          ? commandHelp(command, locale)
          : renderOutcome({ kind: "denied", command, denial }, audience),
      );
    },
  });
}

const polite = /(?:[啊呀呢吧吗嘛了]|\b(?:please|pls|thanks|me))$/iu;

/** The command of that name, or whose name the words begin with: 指派任务, assign a task. */
function named(words: string, registry: Registry): RegisteredCommand | undefined {
  const [first = ""] = words.split(/\s/u);
  return registry.find(words) ?? registry.find(first) ?? registry.prefixes(words)[0]?.command;
}

const ping = defineCommand({
  name: "ping",
  isAside: true,
  aliases: ["在吗", "在不在", "在么"],
  summary: { zh: "看我在不在", en: "Whether I am alive" },
  say: [
    "[你|机器人|小铃][还|现在](在不在|在吗|在不|在嘛|在不在|在么|在没在|在线吗|在线么|活着吗|醒着吗|好吗|正常吗|能用吗|没死吧)",
    "(有人|有谁)(在吗|在么|在)|测试|测试一下|喂|ping[一下]",
    "[hey|hello|hi] are you (there|alive|up|online|awake|ok|okay|working|still there)",
    "(still alive|still up|still online|you there|you alive|you ok|you online|anybody there|anyone there|anybody home|still there|you up|test|testing)",
  ],
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
    say: [
      "[看看|看下|看一下|看|查|查看|查一下|显示]我的[用户](编号|身份|角色|权限|账号|帐号|工号|id|userid|信息|资料)[是什么|是多少|是啥|有哪些]",
      "我[都|能|可以][有|用](什么|哪些|啥)(权限|角色|身份)",
      "我(是|是不是|算)(管理员|群主|admin|管理)[吗]",
      "我[有|有没有](admin|管理员|管理|什么)(权限|角色)[吗|没]",
      "我(是什么|是哪个|是啥|属于什么|属于哪个)(角色|身份|权限)",
      "(你知道|你认识|告诉我)我是谁|我是(谁|哪个|哪位)|我叫(什么|啥)|你认识我",
      "[tell me] (who am i|who i am|do you know me|do you know who i am)",
      "what ('s|is|are) my (role|roles|id|user id|userid|permissions|permission|rights|name|account|identity)",
      "(show|see|tell|give) [me] my (role|roles|id|user id|userid|permissions|rights|account|profile)",
      "(which|what) (role|roles|permissions|rights) do i have",
      "(do i have|am i) [an] (admin|admin rights|admin role|permission|permissions)",
      "my (role|roles|id|user id|userid|permissions|rights|profile)",
    ],
    args: {},
    handle(context: CommandContext) {
      const { sender, robot } = context.message;
      const texts = textsOf(context.locale).whoami;
      const { roles } = context.caller;
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
