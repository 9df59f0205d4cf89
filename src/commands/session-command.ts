import { textsOf } from "../texts/texts-of.ts";
import { defineCommand, type CommandDefinition } from "./definition.ts";
import type { Registry } from "./registry.ts";
import { argLabel, commandName } from "./usage.ts";

/** `session`: what the bot has asked this person and waits to be told; `session end` leaves all of it. */
export function createSessionCommand(registry: () => Registry): CommandDefinition {
  return defineCommand({
    name: "session",
    aliases: ["会话", "会话列表", "我的会话"],
    summary: {
      zh: "看我在等你回复什么；「结束会话」就都不等了",
      en: "What I wait for you to answer; “session end” leaves it",
    },
    isAside: true,
    say: [
      "[看看|查看|看][你][现在|还]在等[我][回复|回答|说|回](什么|啥)",
      "[你|现在|还]有(什么|哪些|啥)[在]等[着]我[回复|回答|说|回][的]",
      "[看看|查看|看](当前|现在的|进行中的)(会话|对话)|我们[刚才|现在]在聊(什么|啥)",
      "[你](刚才|刚刚|刚|之前)(问|在问)[了]我(什么|啥|哪些)[来着]",
      "[我][现在|还]有(什么|哪些|没有)(没回答的|没完成的|进行中的)(问题|会话|对话)",
      "{what}[这个|当前|所有|我的](会话|对话)",
      "(不要|别)[再]问[我][了]",
      "what are you waiting for [from me]",
      "what (did|were) you (ask|asking|want) [me]",
      "[show|list] [my|open|the|all] sessions",
      "{what} [the|this|my|all|our] (session|sessions|conversation)",
    ],
    args: {
      what: {
        type: "choice",
        choices: {
          end: ["结束", "结束会话", "close", "清空", "关闭", "退出", "终止", "stop", "quit"],
        },
        optional: true,
        summary: { zh: "end：结束", en: "end: leave it" },
      },
    },
    examples: ["会话", "session end"],
    async handle(ctx) {
      const texts = textsOf(ctx.locale).session;
      const open = await ctx.sessions.mine();
      if (open.length === 0) {
        ctx.reply(texts.none);
        return;
      }
      if (ctx.args.what === "end") {
        ctx.sessions.end(open);
        ctx.reply(texts.left);
        return;
      }
      const lines = open.map(({ id, command, state, expiresAt }) => {
        const definition = registry().find(command)?.definition;
        const name = definition === undefined ? texts.meant : commandName(definition, ctx.locale);
        const waitsFor =
          state.kind === "argument"
            ? argLabel(state.arg, definition?.args[state.arg], ctx.locale)
            : state.kind === "confirm"
              ? textsOf(ctx.locale).confirm.waitsFor
              : undefined;
        return texts.line(id, name, waitsFor, ctx.formatTime(expiresAt));
      });
      ctx.reply([texts.title(open.length), ...lines].join("\n"));
    },
  });
}
