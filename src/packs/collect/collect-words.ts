import type { Localized } from "../../core/locale.ts";

/** The commands of a collection. */
export type CollectKind = (typeof collectKinds)[number];

export const collectKinds = [
  "answer",
  "start",
  "missing",
  "mine",
  "close",
  "cancel",
  "summary",
] as const;

/** How one command of a collection is called. */
export interface KindWords {
  /** In the registry. */
  readonly name: string;
  /** In Chinese, as people say it first. */
  readonly aliases: readonly string[];
  readonly say: readonly string[];
  readonly summary: Localized;
  readonly examples: readonly string[];
}

/** The names and sentences of a collection's commands: from its title, so that no two collections share them. */
export function collectWords(
  base: string,
  { zh, en }: Localized,
  example: Localized,
): Readonly<Record<CollectKind, KindWords>> {
  return {
    answer: {
      name: base,
      aliases: [zh, `交${zh}`, `写${zh}`],
      say: [`[my|send [my]] ${en} {answer}`, `[send|write] [my] ${en}`],
      summary: { zh: `交${zh}`, en: `Send your ${en}` },
      examples: [`${zh} ${example.zh}`, `${en} ${example.en}`],
    },
    start: {
      name: `start-${base}`,
      aliases: [`开始收${zh}`, `收${zh}`, `发起${zh}`],
      say: [
        `[现在|马上](开始|发起|启动)[收|收集|征集]${zh}`,
        `[现在|马上](收集|征集|收一下)${zh}`,
        `(start|begin|open|launch) [collecting] [the] ${en}`,
        `collect [the] ${en}`,
      ],
      summary: { zh: `现在开始收${zh}`, en: `Collect the ${en} now` },
      examples: [`开始收${zh}`, `start ${en}`],
    },
    missing: {
      name: `missing-${base}`,
      aliases: [`谁没交${zh}`, `谁还没交${zh}`, `${zh}进度`],
      say: [
        `[${zh}](谁|哪些人|哪些同事|还有谁|都有谁|有谁)[还](没|没有|未)(交|写|填|提交)${zh}`,
        `${zh}(谁|哪些人|哪些同事|还有谁|都有谁|有谁)[还](没|没有|未)(交|写|填|提交)`,
        `${zh}(收得怎么样|收齐了吗|交了几个|交了多少|情况|什么时候截止|几点截止)`,
        `(who|who is|who's) [still] missing [from|in|for|with] [the] ${en}`,
        `who (has not|hasn't|did not|didn't) [yet] (sent|send|written|write|answered|answer|submitted|submit) (the|their) ${en}`,
        `${en} (status|progress)`,
      ],
      summary: { zh: `看谁还没交${zh}`, en: `Who has not sent the ${en}` },
      examples: [`谁还没交${zh}`, `who is missing from the ${en}`],
    },
    mine: {
      name: `my-${base}`,
      aliases: [`我的${zh}`],
      say: [
        `[看看|查看|看](我|我的|我交的|我写的)${zh}`,
        `(show|see) my ${en}`,
        `what did i (send|write|answer) (for|in) [the] ${en}`,
      ],
      summary: { zh: `看我交的${zh}`, en: `What you sent for the ${en}` },
      examples: [`我的${zh}`, `show my ${en}`],
    },
    close: {
      name: `close-${base}`,
      aliases: [`结束收${zh}`, `截止${zh}`],
      say: [
        `(结束|停止|完成)(收|收集)${zh}`,
        `${zh}(不用再收了|收完了|到此为止|现在截止)`,
        `(close|end|finish) [collecting] [the] ${en}`,
      ],
      summary: { zh: `提前截止${zh}，发汇总`, en: `Close the ${en} now and post the summary` },
      examples: [`结束收${zh}`, `close ${en}`],
    },
    cancel: {
      name: `cancel-${base}`,
      aliases: [`取消收${zh}`, `取消${zh}`],
      say: [
        `(取消|作废)[这次|本次|这周|本周|今天][的]${zh}`,
        `${zh}(取消|作废|不收了)`,
        `cancel [collecting] [the] ${en}`,
      ],
      summary: { zh: `取消这次${zh}，不汇总`, en: `Cancel the ${en}, without a summary` },
      examples: [`取消收${zh}`, `cancel ${en}`],
    },
    summary: {
      name: `${base}-summary`,
      aliases: [`${zh}汇总`, `汇总${zh}`],
      say: [
        `[看看|查看|看|导出|下载|生成](本次|这次|这周|本周|今天)[的]${zh}汇总`,
        `(看看|查看|看|导出|下载|生成)${zh}[的](汇总|表格)`,
        `(show|export|download|post) [the] ${en} (summary|table)`,
        `(sum up|summarize|summarise) [the] ${en}`,
        `[the] summary of the ${en}`,
      ],
      summary: { zh: `看${zh}汇总和表格`, en: `The summary of the ${en}, with a table` },
      examples: [`${zh}汇总`, `sum up the ${en}`],
    },
  };
}
