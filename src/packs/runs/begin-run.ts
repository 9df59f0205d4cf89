import type { RunHost } from "../../commands/run-host.ts";
import type { AuditOutcome } from "../../core/audit.ts";
import type { Locale } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import type { Run } from "../../core/run.ts";
import { advance } from "./engine.ts";
import type { Program } from "./program.ts";

/** Begins a run and does all of it that needs no commit; the rest is gone on with when that is committed. */
export async function beginRun(
  program: Program,
  about: {
    readonly message: Message;
    readonly args: Readonly<Record<string, unknown>>;
    readonly roles: readonly string[];
    readonly locale: Locale;
    readonly about?: Readonly<Record<string, unknown>>;
  },
  host: RunHost,
): Promise<Run> {
  const { message, args, roles, locale } = about;
  const now = host.clock.now();
  const begun: Run = {
    id: host.random.shortId(6),
    program: program.key,
    fingerprint: program.fingerprint,
    robot: message.robot,
    conversation: message.conversation.id,
    person: message.sender.id,
    status: "ready",
    state: {
      message: plainMessage(message),
      args,
      roles,
      locale,
      about: about.about ?? {},
      steps: [],
      said: 0,
    },
    startedAt: now,
    changedAt: now,
    readyAt: now,
    attempts: 0,
  };
  const run = await advance(begun, program, host);
  host.unit.write((stores) => stores.runs.add(run));
  host.note(outcomeOf(run), run.id);
  return run;
}

/** What the audit says of a run as it stands. */
export function outcomeOf({ status }: Run): AuditOutcome {
  if (status === "ready" || status === "waiting") return "waiting";
  return status === "ended" ? "refused" : status;
}

/** A quoted message and files are not asked for later. */
function plainMessage(message: Message): Message {
  const { quoted: _, ...rest } = message;
  return { ...rest, parts: [] };
}
