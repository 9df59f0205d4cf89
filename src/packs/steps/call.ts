import type { ArgSpec } from "../../commands/definition.ts";
import type { StepHandler } from "../../commands/step-handler.ts";
import { minuteMs } from "../../core/clock.ts";
import { contentOf } from "../../core/say.ts";
import { loadHandler } from "../handler-module.ts";
import { keepQuestion } from "../runs/question.ts";
import { questionText } from "./ask.ts";
import { reportAt, valueIn, type StepPlace } from "./place.ts";
import type { StepFile } from "./step-schema.ts";
import type { StepAction, StepRun } from "./step.ts";
import { AskAgain } from "./ask-again.ts";

/** `call`: a handler module. It may call other systems, so all before it is committed first. */
export async function compileCall(
  place: StepPlace,
  call: string,
  given: StepFile["with"],
): Promise<StepAction | undefined> {
  const handler = await loadHandler(place.about.draft, call, [...place.path, "call"]);
  const args = valueIn(place, ["with"], given ?? {});
  if (handler === undefined || args === undefined) return undefined;
  if (!isHandler(handler)) {
    return reportAt(place, ["call"], {
      message: "`call` leads to something that is not a step's handler",
      hint: "export const … = defineStep(async (ctx) => …)",
    });
  }
  return {
    kind: "outside",
    act: (step) => callHandler(step, handler, args(step.scope) as Record<string, unknown>),
  };
}

function isHandler(value: unknown): value is StepHandler {
  return typeof value === "function";
}

const usualTtlMs = 15 * minuteMs;
const anyWords: ArgSpec = { type: "text", rest: true };

async function callHandler(
  step: StepRun,
  handler: StepHandler,
  given: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { context, key } = step;
  let asked = 0;
  const result = await handler({
    ...context,
    with: given,
    key,
    reply: (said, extra) => step.say(contentOf(said), { mentions: extra?.mentions ?? [] }),
    post: (to, said, extra) => step.say(contentOf(said), { to, mentions: extra?.mentions ?? [] }),
    async ask(question, { spec = anyWords, ttlMs = usualTtlMs } = {}) {
      const index = asked++;
      const answer = step.answers(index);
      if (answer !== undefined) return answer.value;
      // What the handler recorded so far is recorded again when it is run anew.
      throw new AskAgain((again) => {
        again.say({ type: "text", text: questionText(question, spec) });
        const path = `${step.path}?${index}`;
        return keepQuestion(again, { path, spec, until: context.now + ttlMs });
      });
    },
  });
  return result ?? null;
}
