import type { z } from "zod";
import { dayMs, minuteMs } from "../../core/clock.ts";
import { parseSetting } from "../../yaml/duration.ts";
import { didYouMean } from "../../yaml/nearest.ts";
import { keepQuestion } from "../runs/question.ts";
import { runTexts } from "../runs/texts.ts";
import type { Scope } from "../template.ts";
import { yesOrNo } from "./ask.ts";
import { compileTest } from "./branch.ts";
import { confirmersOf, mostAskedAlone } from "../../commands/people-of.ts";
import { reportAt, valueIn, wordsIn, type StepPlace } from "./place.ts";
import { StepError } from "./step-error.ts";
import type { confirm } from "./step-schema.ts";
import type { CompiledStep, StepAction, StepRun } from "./step.ts";
import { pick } from "../../core/locale.ts";

export type ConfirmFile = z.output<typeof confirm>;

const usualTtlMs = 30 * minuteMs;
const longestTtlMs = 7 * dayMs;

/** A command's `confirm`, which is asked before its first step. */
export function compileConfirmFirst(
  place: StepPlace,
  file: ConfirmFile,
  shown: (step: StepRun) => string,
): CompiledStep | undefined {
  const action = compileConfirm(place, file, { path: "confirm", shown });
  return (
    action && {
      path: "confirm.if",
      kind: "if",
      timeoutMs: minuteMs,
      retry: { times: 0, afterMs: 0 },
      action,
    }
  );
}

/** Waits until somebody agrees; what it asks is a step `path` of its own, whose result says who did. */
export function compileConfirm(
  place: StepPlace,
  file: ConfirmFile,
  {
    path,
    as,
    shown,
  }: {
    readonly path: string;
    /** What later steps call its result. */
    readonly as?: string | undefined;
    readonly shown: (step: StepRun) => string;
  },
): StepAction | undefined {
  const test = file.if === undefined ? () => true : compileTest(place, ["if"], file.if);
  const by = file.by === undefined ? undefined : compileBy(place, file.by);
  const text = wordsIn(place, ["text"], file.text);
  const ttlMs = parseSetting(file.ttl ?? "") ?? usualTtlMs;
  if (ttlMs > longestTtlMs) {
    return reportAt(place, ["ttl"], { message: "`ttl` is longer than 7d" });
  }
  if (file.by === undefined && file.not_sender === true) {
    return reportAt(place, ["not_sender"], {
      message: "`not_sender` needs `by`",
      hint: "say who may confirm: `by: role:<role>`",
    });
  }
  if (test === undefined || text === undefined || (file.by !== undefined && by === undefined)) {
    return undefined;
  }
  const ask: CompiledStep = {
    path,
    kind: "confirm",
    ...(as === undefined ? {} : { as }),
    timeoutMs: minuteMs,
    retry: { times: 0, afterMs: 0 },
    action: {
      kind: "wait",
      begin: (step) => {
        const said = text.of?.(step.scope) ?? shown(step);
        const until = step.context.now + ttlMs;
        return by === undefined
          ? askSender(step, said, until)
          : askOthers(step, {
              said,
              until,
              by: by(step.scope),
              notSender: file.not_sender === true,
            });
      },
    },
  };
  return { kind: "branch", test, yes: [ask], no: [] };
}

function compileBy(place: StepPlace, by: string): ((scope: Scope) => unknown) | undefined {
  const role = by.includes("${{") ? undefined : /^role:\s*(.+)$/su.exec(by)?.[1]?.trim();
  const { roles } = place.about.draft.setting;
  if (role !== undefined && roles.length > 0 && !roles.includes(role)) {
    reportAt(place, ["by"], {
      message: `nobody has the role \`${role}\``,
      hint: didYouMean(role, roles) ?? "give it to somebody under `roles` of config.yaml",
      severity: "warning",
    });
  }
  return valueIn(place, ["by"], by);
}

function askSender(step: StepRun, said: string, until: number) {
  const { locale } = step.context;
  step.say({ type: "text", text: `${said}\n${pick(runTexts.yesOrNo, locale)}` });
  const spec = { type: "choice", choices: yesOrNo } as const;
  return keepQuestion(step, { path: step.path, spec, until });
}

function askOthers(
  step: StepRun,
  about: {
    readonly said: string;
    readonly until: number;
    readonly by: unknown;
    readonly notSender: boolean;
  },
) {
  const { context, host, run } = step;
  const sender = context.message.sender.id;
  const by = confirmersOf(about.by, { roles: host.roles, sender, notSender: about.notSender });
  if (by.length === 0) throw new StepError(runTexts.nobodyToConfirm);
  const until = context.formatTime(about.until);
  const how = pick(runTexts.howToDecide(run, until), context.locale);
  const content = { type: "text", text: `${about.said}\n${how}` } as const;
  if (context.message.conversation.kind === "group") step.say(content, { mentions: by });
  else {
    for (const userId of by.slice(0, mostAskedAlone)) {
      step.say(content, { to: { kind: "person", robot: context.message.robot, userId } });
    }
    step.say({ type: "text", text: pick(runTexts.othersAsked(by.length), context.locale) });
  }
  return { kind: "decision", path: step.path, until: about.until, by } as const;
}
