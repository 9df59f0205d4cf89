import type { CommandContext, Localized, Notice } from "../../src/index.ts";
import { bar } from "./marks.ts";

/** What whoever sent a notice is told: its id, to whom, how it goes, and what can be done with it. */
export function sentNotice(
  ctx: CommandContext,
  { notice, obstacle }: Awaited<ReturnType<CommandContext["notices"]["send"]>>,
  whom: Localized,
): string {
  const { id } = notice;
  return [
    ctx.say({ zh: `✅ ${id}`, en: `✅ ${id}` }),
    ctx.say(howOf(notice, whom, obstacle)),
    ctx.say({ zh: `看谁读了：通知进度 ${id}`, en: `who has read it: notified ${id}` }),
    ...(notice.way === "group"
      ? []
      : [ctx.say({ zh: `撤回：撤回通知 ${id}`, en: `to take it back: recall ${id}` })]),
  ].join(bar(ctx));
}

function howOf({ way }: Notice, { zh, en }: Localized, obstacle: string | undefined): Localized {
  if (way === "work") {
    return { zh: `给${zh}发工作通知`, en: `a work notification to ${en}` };
  }
  const why =
    obstacle === "custom"
      ? { zh: "群自定义机器人发不了工作通知", en: "a custom robot has no work notifications" }
      : {
          zh: "还没配置应用的 agent_id，发不了工作通知",
          en: "there is no agent_id, so no work notifications",
        };
  return way === "group"
    ? { zh: `${why.zh}，改为在群里通知${zh}`, en: `${why.en}: said here to ${en} instead` }
    : { zh: `${why.zh}，改为单独发给${zh}`, en: `${why.en}: said one to one to ${en} instead` };
}

/** Names of people, the first few of many. */
export async function namesOf(ctx: CommandContext, ids: readonly string[]): Promise<Localized> {
  const shown = ids.slice(0, mostNames);
  const names = await ctx.people.names(shown);
  const list = shown.map((id) => names.get(id) ?? id);
  const more = ids.length - shown.length;
  return {
    zh: `${list.join("、")}${more > 0 ? ` 等 ${ids.length} 人` : ""}`,
    en: `${list.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
}

const mostNames = 10;
