import type { AuditFilter, AuditOutcome } from "../core/audit.ts";
import { pastPeriod } from "./past-period.ts";
import type { Registry } from "./registry.ts";

export interface AuditPlace {
  readonly now: number;
  readonly zone: string;
}

/** What words narrow the list to: a period, an outcome, a command; the first one that means nothing is told. */
export function auditFilter(
  words: string,
  registry: Registry,
  { now, zone }: AuditPlace,
): Omit<AuditFilter, "limit"> | { readonly unknown: string } {
  const found: Part["filter"][] = [];
  let rest = words.trim();
  while (rest !== "") {
    const filler = skipped.exec(rest)?.[0].length ?? 0;
    if (filler > 0) {
      rest = rest.slice(filler);
      continue;
    }
    const hasOutcome = found.some(({ outcome }) => outcome !== undefined);
    const part = partOf(rest, registry, { now, zone, hasOutcome });
    if (part === undefined) return { unknown: /^\S+/u.exec(rest)?.[0] ?? rest };
    found.push(part.filter);
    rest = rest.slice(part.length);
  }
  return Object.assign({}, ...found) as Part["filter"];
}

interface Part {
  readonly filter: Omit<AuditFilter, "limit">;
  readonly length: number;
}

function partOf(
  rest: string,
  registry: Registry,
  { now, zone, hasOutcome }: AuditPlace & { readonly hasOutcome: boolean },
): Part | undefined {
  const period = pastPeriod(rest, now, zone);
  if (period !== undefined) {
    const { length, ...filter } = period;
    return { filter, length };
  }
  // `done` is a command as well.
  for (const [outcome, form] of hasOutcome ? [] : outcomes) {
    const length = form.exec(rest)?.[0].length ?? 0;
    if (length > 0) return { filter: { outcome }, length };
  }
  const [word = ""] = /^[^\s,，、;；]+/u.exec(rest) ?? [];
  const whole = registry.find(word);
  if (whole !== undefined) {
    return { filter: { command: whole.definition.name }, length: word.length };
  }
  const [prefix] = registry.prefixes(rest);
  if (prefix === undefined) return undefined;
  return { filter: { command: prefix.command.definition.name }, length: prefix.length };
}

const outcomes: readonly (readonly [AuditOutcome, RegExp])[] = [
  ["refused", /^(?:没做成|没有做成|没成|被拒绝|被拒|拒绝|refused)/iu],
  ["denied", /^(?:无权限|无权|没有权限|没权限|越权|denied|forbidden)/iu],
  ["failed", /^(?:失败|出错|报错|错误|failed|failures?|errors?)/iu],
  ["done", /^(?:成功|完成了|做成|done|ok|succeeded|successful)(?![a-z])/iu],
];

/** Words that say nothing about which. */
const skipped =
  /^(?:[\s,，、;；.。]+|(?:的|了|过|都|里|中|有|哪些|操作记录|操作|记录|命令|日志|那些|谁)|(?:the|of|in|by|for|from|all|that|which|runs?|commands?|records?|ones|and)\b)/iu;
