import type { AuditFilter, AuditOutcome, AuditRecord } from "../core/audit.ts";
import type { AuditService } from "../core/services.ts";
import { textsOf } from "../texts/texts-of.ts";
import { defineCommand, type CommandContext, type CommandDefinition } from "./definition.ts";
import { fold } from "./fold.ts";
import type { Registry } from "./registry.ts";
import { commandName } from "./usage.ts";

/** What the audit command asks of the bot. */
export interface AuditDeps {
  readonly registry: () => Registry;
  readonly audit: AuditService;
}

const shown = 20;

const outcomeWords: Readonly<Record<AuditOutcome, readonly string[]>> = {
  waiting: ["等待", "进行中", "在等"],
  done: ["成功", "完成了", "ok"],
  refused: ["没做成", "被拒", "拒绝"],
  denied: ["无权", "没权限", "越权", "forbidden"],
  failed: ["失败", "出错", "错误", "error", "errors"],
};

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
          zh: "命令名，或「失败」「无权」「没做成」「成功」",
          en: "a command, or: failed, denied, refused, done",
        },
      },
    },
    examples: ["审计", "审计 提醒 失败", "audit remind"],
    async handle(ctx) {
      const texts = textsOf(ctx.locale).audit;
      const filter = filterOf(ctx.args.words ?? "", registry());
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

/** What words narrow the list to; the first one that means nothing here is told. */
function filterOf(
  words: string,
  registry: Registry,
): Omit<AuditFilter, "limit"> | { readonly unknown: string } {
  let command: string | undefined;
  let outcome: AuditOutcome | undefined;
  for (const word of words.split(/[\s,，、]+/u).filter((one) => one !== "")) {
    const namedOutcome = outcomeOf(fold(word));
    const namedCommand = registry.find(word)?.definition.name;
    if (namedOutcome === undefined && namedCommand === undefined) return { unknown: word };
    outcome = namedOutcome ?? outcome;
    if (namedOutcome === undefined) command = namedCommand;
  }
  return {
    ...(command === undefined ? {} : { command }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function outcomeOf(word: string): AuditOutcome | undefined {
  return (Object.keys(outcomeWords) as AuditOutcome[]).find(
    (outcome) => outcome === word || outcomeWords[outcome].includes(word),
  );
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
