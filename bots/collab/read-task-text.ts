import type { TaskPriority } from "../../src/index.ts";

/** What the words of a task say besides what is to be done. */
export interface TaskText {
  readonly title: string;
  readonly tags: readonly string[];
  readonly priority?: TaskPriority;
}

/** Takes `#tags` and a leading 紧急 or URGENT out of the words of a task; words that are nothing else stay. */
export function readTaskText(text: string): TaskText {
  const tags = [...text.matchAll(tagPattern)].map(([, tag = ""]) => tag);
  const untagged = tags.length === 0 ? text : text.replace(tagPattern, " ").trim();
  const mark = urgentPattern.exec(untagged)?.[0] ?? "";
  const title = untagged.slice(mark.length).trim();
  return {
    title: [title, untagged].find((one) => one !== "") ?? text,
    tags: limited(tags),
    ...(mark !== "" && title !== "" ? { priority: "urgent" } : {}),
  };
}

/** The tags of `--tag 周报,市场`. */
export function readTags(said: string | undefined): readonly string[] {
  const words = (said ?? "").split(/[\s,，、;；#＃]+/u).filter((tag) => tag !== "");
  return limited(words.map((tag) => Array.from(tag).slice(0, mostTagChars).join("")));
}

function limited(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)].slice(0, mostTags);
}

const mostTags = 10;
const mostTagChars = 30;

// A number behind # is an issue (修 #123), and C# is a language.
const tagPattern = /(?<=^|\s)[#＃](?![\p{N}]+(?:\s|$))([\p{L}\p{N}_-]{1,30})(?=\s|$)/gu;

const urgentPattern =
  /^(?:[[【（(](?:紧急|加急|特急|急|urgent|asap)[\]】）)]|(?:紧急|加急|特急|急|urgent|asap)[:：!！])\s*/iu;
