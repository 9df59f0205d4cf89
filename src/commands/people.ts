import type { Message } from "../core/message.ts";
import type { Who } from "./definition.ts";
import { fold } from "./fold.ts";
import type { TokenReader } from "./tokens.ts";

/** The ids of everybody a message @-s, each once. */
export function mentionedIds(message: Pick<Message, "mentions">): readonly string[] {
  return [...new Set(message.mentions.map((one) => one.userId ?? one.dingtalkId))];
}

/** Behind the `@name` words at `position`, which some clients leave in the text of a message that @-s. */
export function skipNames(reader: TokenReader, position: number): number {
  let end = position;
  for (;;) {
    const word = reader.readWord(end);
    if (word === undefined || word.quoted || !isName(word.text)) return end;
    end = word.end;
  }
}

/** Without the `@name` words at the end of `text`. */
export function dropNamesAtEnd(text: string): string {
  let kept = text.trimEnd();
  for (;;) {
    let start = kept.length;
    while (start > 0 && /\S/u.test(kept.charAt(start - 1))) start -= 1;
    if (!isName(kept.slice(start))) return kept;
    kept = kept.slice(0, start).trimEnd();
  }
}

/** Without the `@name` words that some clients leave in the text. */
export function withoutNames(text: string): string {
  return text.replace(/(?<![\w.])[@＠][^\s@＠，,：:]+/gu, " ").trim();
}

/** Whether `word` is an @ that was typed or left in. */
export function isName(word: string): boolean {
  return /^[@＠][^\s@＠，,：:。；;]+[，,：:。；;]*$/u.test(word);
}

/** What a word says about whom: `me`, `大家`. */
export function whoOf(word: string): Who | undefined {
  const folded = fold(word);
  if (meWords.has(folded)) return { kind: "me" };
  return usWords.has(folded) ? { kind: "us" } : undefined;
}

/**
 * Whom a word without spaces begins with: `我10分钟后`, `大家开会`. Before free text only words that
 * cannot be its subject count: 通知我明天请假 says nothing about whom.
 */
export function whoPrefix(
  word: string,
  before: "time" | "text",
): { who: Who; length: number } | undefined {
  const found = (before === "time" ? prefixBeforeTime : prefixBeforeText).exec(word)?.[0];
  const who = found === undefined ? undefined : whoOf(found);
  return found === undefined || who === undefined ? undefined : { who, length: found.length };
}

const meWords = new Set(["me", "myself", "我", "自己", "我自己", "本人"]);
const usWords = new Set(
  (
    "us|all|everyone|everybody|我们|咱们|咱|大家|大伙|大伙儿|所有人|全员|全体|各位|同事们|全体同事|全体成员|" +
    "the team|the group|all of us|the whole team"
  ).split("|"),
);
const prefixBeforeTime = /^(?:我们|咱们|大家|大伙|所有人|全员|我自己|我|自己)/u;
const prefixBeforeText = /^(?:大家|大伙|所有人|全员)/u;
