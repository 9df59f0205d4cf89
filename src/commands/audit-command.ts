import type { AuditRecord } from "../core/audit.ts";
import type { AuditService } from "../core/services.ts";
import { textsOf } from "../texts/texts-of.ts";
import { auditFilter } from "./audit-filter.ts";
import { defineCommand, type CommandContext, type CommandDefinition } from "./definition.ts";
import type { Registry } from "./registry.ts";
import { runText } from "./run-text.ts";
import { commandName } from "./usage.ts";

/** What the audit command asks of the bot. */
export interface AuditDeps {
  readonly registry: () => Registry;
  readonly audit: AuditService;
}

const shown = 20;

/** `audit`: who ran what, with which outcome; for admins. */
export function createAuditCommand({ registry, audit }: AuditDeps): CommandDefinition {
  return defineCommand({
    name: "audit",
    aliases: ["审计", "操作记录"],
    summary: { zh: "看谁用了什么命令、结果如何", en: "Who ran what, and what came of it" },
    isAside: true,
    say: [
      "[看看|看下|看|查看|查查|查下|查|显示|列出][最近|所有|全部][的](操作记录|审计记录|审计日志|操作日志|使用记录|日志)",
      "[看看|看|查看|查]{who}的(操作记录|审计记录|操作日志|使用记录)",
      "[看看|看|查看|查](谁|哪些人)(用过|用了|使用过|执行过|执行了|操作过|操作了)[{words}]",
      "{who}(做过|做了|干了|用过|操作过)(什么|啥|哪些命令|哪些操作)",
      "(show|see|view|list|check|open) [me] [the] (audit|activity|command|usage) (log|trail|history|logs|records)",
      "(audit|activity) (log|trail|history|logs)",
      "[看看|看下|看|查看|查查|查一下|查]{words}的(操作记录|审计记录|审计日志|操作日志|使用记录)",
      "[看看|查查|查]{who}{words}[都](做过|做了|干了|用过|操作过|操作了)(什么|啥|哪些命令|哪些操作)",
      "what did {who} (do|run|use) {words}",
      "(show|see|list|check) [me] [the] (audit|activity|command|usage) (log|trail|history|logs|records) (of|for|from) {words}",
      "who (ran|used|did|executed|called) {words}",
      "what did {who} (do|run|use)",
    ],
    allow: { roles: ["admin"] },
    args: {
      who: { type: "mention", optional: true, summary: { zh: "只看谁", en: "only whom" } },
      words: {
        type: "text",
        rest: true,
        optional: true,
        names: ["条件"],
        summary: {
          zh: "时间（今天、上周、最近3天）、命令名、「失败」「无权」「没做成」「成功」",
          en: "when (today, last week, last 3 days), a command, failed, denied, refused, done",
        },
      },
    },
    examples: ["审计 本周", "审计 K7Q2MX", "审计 @李雷 昨天 失败的", "audit today failed assign"],
    async handle(ctx, { stores }) {
      const texts = textsOf(ctx.locale).audit;
      const words = ctx.args.words?.trim() ?? "";
      const run = /^[0-9a-z]{6}$/iu.test(words)
        ? await stores.runs.find(words.toUpperCase())
        : undefined;
      if (run !== undefined) {
        ctx.reply(runText(run, ctx, registry()));
        return;
      }
      const filter = auditFilter(ctx.args.words ?? "", registry(), ctx);
      if ("unknown" in filter) {
        ctx.reply(texts.unknown(filter.unknown));
        return;
      }
      const [person] = ctx.args.who ?? [];
      const records = await audit.list({
        ...filter,
        ...(person === undefined ? {} : { person }),
        limit: shown + 1,
      });
      if (records.length === 0) {
        ctx.reply(texts.none);
        return;
      }
      const lines = records.slice(0, shown).map((record) => lineOf(record, ctx, registry()));
      const more = records.length > shown ? [texts.more(shown)] : [];
      ctx.reply([texts.title, ...lines, ...more].join("\n"));
    },
  });
}

function lineOf(
  { at, personName, command, outcome, said, reference }: AuditRecord,
  ctx: Pick<CommandContext, "locale" | "formatTime">,
  registry: Registry,
): string {
  const texts = textsOf(ctx.locale).audit;
  const definition = registry.find(command)?.definition;
  const name = definition === undefined ? command : commandName(definition, ctx.locale);
  return texts.line(ctx.formatTime(at), personName, name, texts.outcomes[outcome], said, reference);
}
