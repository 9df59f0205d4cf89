import type { Registry } from "../commands/registry.ts";
import type { Session } from "../core/session.ts";

/** Whether a message that is only a file may answer what the bot has asked. */
export function wantsFile(session: Session | undefined, registry: Registry): boolean {
  if (session === undefined) return false;
  const { state, command } = session;
  if (state.kind === "run") return state.spec["type"] === "file";
  return state.kind === "argument" && registry.find(command)?.definition.asksForFiles === true;
}
