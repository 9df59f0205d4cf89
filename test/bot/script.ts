import { expect } from "vitest";
import { messageOf } from "../../src/core/errors.ts";
import { openHome, type Home, type Person } from "../home.ts";

/**
 * Plays a chat as it is written: `李雷：让 @韩梅梅 写周报` is said, and `小铃：✅ T1｜…` must be what is heard next in
 * the group. `…` stands for anything; a line that begins with white space continues the one before, and
 *
 * - `李雷单聊：` speaks to the robot one to one, and `小铃：` behind it is heard there;
 * - `李雷：> 写周报` and then an indented line quotes a message;
 * - `$T` and `$R` are the task and the reminder the robot named last;
 * - `时间：10m` passes, and `重启：` starts the bot again.
 */
export async function play(
  script: string,
  options: Parameters<typeof openHome>[0] = {},
): Promise<number> {
  const home = await openHome(options);
  try {
    const people = await peopleIn(home);
    let speaker = people.get("李雷");
    const lines = linesOf(script);
    let answers = 0;
    const ids = { T: "T1", R: "R000" };
    const filled = (text: string): string =>
      text.replace(/\$([TR])/gu, (_, kind: "T" | "R") => ids[kind]);
    const missed: string[] = [];
    for (const { who, text } of lines) {
      if (who === "时间") home.later(text);
      else if (who === "重启") await home.restart();
      else if (who === "小铃") {
        answers += 1;
        // A robot may say 20 messages a minute in a group.
        if (answers % 15 === 0) home.later("1m");
        const heard = await speaker
          ?.hears(patternOf(filled(text)), mostWaitMs)
          .catch((error: unknown) => {
            missed.push(`${text}: ${messageOf(error)}`);
          });
        for (const [id] of heard?.text.matchAll(
          /(?<![A-Za-z0-9])(?:T\d+|R[0-9A-Z]{3,})(?![A-Za-z0-9])/gu,
        ) ?? []) {
          ids[id.startsWith("T") ? "T" : "R"] = id;
        }
      } else {
        speaker = people.get(who);
        if (speaker === undefined) throw new Error(`nobody is called ${who}`);
        const [, quoted, said = ""] = /^(?:> ([^\n]*)\n)?(.*)$/su.exec(text) ?? [];
        const words = filled(said);
        await (quoted === undefined
          ? speaker.says(words, ...mentionsIn(words))
          : speaker.quotes(filled(quoted), words, ...mentionsIn(words)));
      }
    }
    expect(missed).toEqual([]);
    return lines.length;
  } finally {
    await home.close();
  }
}

const mostWaitMs = 2000;

const ids: Readonly<Record<string, string>> = {
  李雷: "li",
  韩梅梅: "han",
  王芳: "wang",
  张经理: "manager01",
};

async function peopleIn(home: Home): Promise<ReadonlyMap<string, Person>> {
  const people = Object.entries(ids).flatMap(([name, id]) => [
    home.person(id).then((person) => [name, person] as const),
    home.person(id, "-").then((person) => [`${name}单聊`, person] as const),
  ]);
  return new Map(await Promise.all(people));
}

/** Colleagues whom a text @-s; DingTalk tells their ids apart from the text. */
function mentionsIn(text: string): readonly string[] {
  return Object.entries(ids).flatMap(([name, id]) => (text.includes(`@${name}`) ? [id] : []));
}

function linesOf(script: string): readonly { readonly who: string; readonly text: string }[] {
  return script
    .trim()
    .split(/\n\s*(?=[\p{L}]+：)/u)
    .map((line) => {
      const [, who = "", text = ""] = /^\s*([\p{L}]+)：(.*)$/su.exec(line) ?? [];
      return { who, text: text.replace(/\n\s+/gu, "\n").trim() };
    });
}

function patternOf(text: string): RegExp {
  return new RegExp(
    text
      .split("…")
      .map((part) => RegExp.escape(part))
      .join("[\\s\\S]*"),
    "u",
  );
}
