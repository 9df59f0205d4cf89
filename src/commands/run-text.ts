import type { Run, RunStep } from "../core/run.ts";
import type { CommandContext } from "./definition.ts";
import type { Registry } from "./registry.ts";
import { commandName } from "./usage.ts";

const mostSteps = 40;

/** A run step by step, for the audit; what was noted of a step has no secrets. */
export function runText(
  run: Run,
  ctx: Pick<CommandContext, "locale" | "say" | "formatTime">,
  registry: Registry,
): string {
  const { message, steps } = run.state;
  const command = run.program.slice(run.program.indexOf("/") + 1);
  const definition = registry.find(command)?.definition;
  const name = definition === undefined ? command : commandName(definition, ctx.locale);
  const status = ctx.say(statuses[run.status]);
  const head = `${run.id} ${name} ${message.sender.name} ${ctx.formatTime(run.startedAt)} ${status}`;
  const lines = steps.slice(-mostSteps).map((step) => stepLine(step, ctx));
  return [head, ...lines].join("\n");
}

function stepLine(
  { path, kind, outcome, startedAt, endedAt, attempts, note }: RunStep,
  { say }: Pick<CommandContext, "say">,
): string {
  const took = endedAt === undefined ? "" : ` ${endedAt - startedAt} ms`;
  const tried = attempts > 1 ? ` ×${attempts}` : "";
  const why = note === undefined ? "" : `：${note}`;
  return `${path} ${kind} ${say(outcomes[outcome])}${tried}${took}${why}`;
}

const outcomes = {
  done: { zh: "成功", en: "done" },
  failed: { zh: "失败", en: "failed" },
  waiting: { zh: "等待中", en: "waiting" },
} as const;

const statuses = {
  ...outcomes,
  ready: { zh: "进行中", en: "going on" },
  refused: { zh: "没做成", en: "refused" },
  ended: { zh: "已结束", en: "ended" },
} as const;
