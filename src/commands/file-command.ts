import type { Message } from "../core/message.ts";
import { mayRun, type Caller } from "./permissions.ts";
import type { RegisteredCommand, Registry } from "./registry.ts";

/** The command that takes files, for a message one to one that is a file, picture or video and nothing else. */
export function fileCommand(
  { conversation, parts }: Pick<Message, "conversation" | "parts">,
  caller: Caller,
  registry: Registry,
): RegisteredCommand | undefined {
  const isFile = parts.some(
    ({ kind }) => kind === "file" || kind === "picture" || kind === "video",
  );
  if (conversation.kind !== "person" || !isFile) return undefined;
  return registry.commands.find(
    ({ definition }) => definition.takesFiles === true && mayRun(definition, caller),
  );
}
