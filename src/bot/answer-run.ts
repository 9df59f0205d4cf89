import type { ArgSpec, CommandDefinition } from "../commands/definition.ts";
import type { ParseContext } from "../commands/parse-arguments.ts";
import { resume } from "../commands/resume.ts";
import type { RouteOutcome } from "../commands/router.ts";
import type { FilePart } from "../core/message.ts";
import { answerRun, endRun } from "../core/run-changes.ts";
import type { Session, SessionState } from "../core/session.ts";
import type { BotContext } from "./bot-context.ts";

type RunQuestion = Extract<SessionState, { readonly kind: "run" }>;

/**
 * What an answer to a step comes to. It is read as a command's only argument is; the command it matches keeps it for
 * the run, which then goes on by itself.
 */
export function readAnswer(
  state: RunQuestion,
  askedAt: number,
  place: ParseContext,
): RouteOutcome | undefined {
  const spec = state.spec as unknown as ArgSpec;
  const definition: CommandDefinition = {
    name: "answer",
    summary: { zh: "回答", en: "answer" },
    args: { answer: { ...spec, summary: { zh: "回答", en: "answer" } } },
    isAside: true,
    async handle({ args, files, now }, { unit }) {
      const said: unknown = args["answer"];
      // Fetched now: what DingTalk has of it is there for a short time.
      const value = spec.type === "file" ? await fileOf(said as FilePart, files) : plainOf(said);
      const { path } = state;
      unit.write(async ({ runs }) => {
        await runs.change(state.run, (run) => answerRun(run, { path, value }, now));
      });
    },
  };
  const command = { definition, pack: "", packTitle: definition.summary };
  const unfinished = { command, arg: "answer", values: new Map(), mentions: [], askedAt };
  return resume(unfinished, place);
}

async function fileOf(
  part: FilePart,
  files: Parameters<CommandDefinition["handle"]>[0]["files"],
): Promise<unknown> {
  const kept = await files.fromMessage(part);
  return { name: kept.name, size: kept.sizeBytes, file: files.share(kept).content };
}

/** A moment is one number to templates, as it is when it is an argument. */
function plainOf(said: unknown): unknown {
  return typeof said === "object" && said !== null && "at" in said ? said.at : (said ?? null);
}

/** Whether it is yes or no that is asked: then 取消 is a no. */
export function isDecision({ state }: Session): boolean {
  if (state.kind !== "run") return false;
  const { choices } = state.spec as { readonly choices?: Readonly<Record<string, unknown>> };
  return choices !== undefined && Object.keys(choices).join() === "yes,no";
}

/** The person goes no further with the run that asked. */
export function leaveRun({ state }: Session, { unit, now }: BotContext): void {
  if (state.kind !== "run") return;
  const { run: id } = state;
  unit.write(async ({ runs }) => {
    await runs.change(id, (run) => endRun(run, "ended", now));
  });
}
