import type { CommandContext, CommandDefinition } from "../../src/commands/definition.ts";
import type { RunHost } from "../../src/commands/run-host.ts";
import type { Locale } from "../../src/core/locale.ts";
import type { Content } from "../../src/core/reply.ts";
import type { LoadPacksOptions } from "../../src/packs/load-packs.ts";
import { renderProblems } from "../../src/yaml/problem.ts";
import { load, packFolder, packYaml } from "./pack-folder.ts";

/** What was said to a command. */
export interface Said {
  readonly args?: Readonly<Record<string, unknown>>;
  readonly sender?: string;
  readonly title?: string;
  readonly now?: number;
  readonly locale?: Locale;
}

/** The first command of a pack `p`, of this YAML behind its first three lines. */
export async function commandOf(
  yaml: string,
  options: Partial<LoadPacksOptions> = {},
): Promise<CommandDefinition> {
  const { packs, problems } = await load(packFolder({ "p/pack.yaml": packYaml(yaml) }), options);
  const command = packs[0]?.commands[0];
  if (command === undefined) throw new Error(renderProblems(problems));
  return command;
}

/** What a command answers; throws what its handler throws. */
export async function answerOf(command: CommandDefinition, said: Said = {}): Promise<Content> {
  const replies: Content[] = [];
  const context = {
    message: {
      sender: { id: "u1", name: said.sender ?? "李雷" },
      conversation: {
        id: "cid1",
        kind: "group",
        ...(said.title !== undefined && { title: said.title }),
      },
    },
    args: said.args ?? {},
    now: said.now ?? Date.parse("2026-11-23T09:30:00+08:00"),
    locale: said.locale ?? "zh-CN",
    reply: (content: Content) => replies.push(content),
  };
  await command.handle(context as unknown as CommandContext, {} as RunHost);
  const [reply] = replies;
  if (reply === undefined || replies.length > 1) throw new Error(`${replies.length} replies`);
  return reply;
}

/** The text that a template answers, as plain text or as markdown. */
export async function rendered(
  template: string,
  said: Said & { readonly as?: "text" | "markdown"; readonly argTypes?: string } = {},
): Promise<string> {
  const args = said.argTypes === undefined ? "" : `    args: ${said.argTypes}\n`;
  const vars = "vars: { url: https://ci, list: [a, b], n: 3 }\n";
  const reply = `    reply: { ${said.as ?? "text"}: ${JSON.stringify(template)} }\n`;
  const command = await commandOf(
    `${vars}commands:\n  - id: hi\n    summary: 问好\n${args}${reply}`,
  );
  const content = await answerOf(command, said);
  return "text" in content ? content.text : "";
}
