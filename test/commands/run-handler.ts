import type { CommandContext } from "../../src/commands/definition.ts";
import type { RunHost } from "../../src/commands/run-host.ts";
import type { RouteOutcome } from "../../src/commands/router.ts";

/** Runs the handler of a match and answers the texts it said; services are not there. */
export async function runHandler(
  match: Extract<RouteOutcome, { kind: "match" }>,
  about: Pick<CommandContext, "message" | "caller" | "now" | "zone" | "locale">,
): Promise<string> {
  const said: string[] = [];
  const context = {
    ...about,
    args: match.args,
    reply: (content: unknown) => said.push(String(content)),
  } as unknown as CommandContext;
  await match.command.definition.handle(context, {} as RunHost);
  return said.join("\n");
}
