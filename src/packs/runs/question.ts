import type { ArgSpec } from "../../commands/definition.ts";
import type { RunWait } from "../../core/run.ts";
import type { Session } from "../../core/session.ts";
import type { StepRun } from "../steps/step.ts";

/** Keeps a question of a run, so that the sender's next message here answers it; answers what the run waits for. */
export function keepQuestion(
  { run, context, host, unit }: StepRun,
  question: { readonly path: string; readonly spec: ArgSpec; readonly until: number },
): RunWait {
  const { message, now } = context;
  const { path, spec, until } = question;
  const session: Session = {
    id: `S${host.random.shortId(6)}`,
    robot: message.robot,
    conversation: message.conversation.id,
    person: message.sender.id,
    command: "",
    state: { kind: "run", run, path, spec: { ...spec }, mentions: [], failures: 0 },
    startedAt: now,
    askedAt: now,
    expiresAt: until,
  };
  unit.write((stores) => stores.sessions.put(session));
  return { kind: "answer", path, until, person: message.sender.id };
}
