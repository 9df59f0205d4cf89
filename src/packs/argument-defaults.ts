import type { CommandContext } from "../commands/definition.ts";
import { readAnswer } from "../commands/read-answer.ts";
import { timeOf } from "../commands/time-of.ts";
import type { FilePart, Message } from "../core/message.ts";
import { messageOf } from "../core/errors.ts";
import { defaultOf, toArgSpec, type ArgumentFile } from "./argument-schema.ts";
import type { PackSetting } from "./setting.ts";

const timeTypes = new Set<ArgumentFile["type"]>(["time", "datetime", "recurrence", "date"]);

/** Why a default is no value of its argument. */
export function refusedDefault(
  file: ArgumentFile,
  value: unknown,
  { time, zone }: PackSetting,
): string | undefined {
  if (typeof value !== "string" || file.type === "mention" || file.type === "who") return undefined;
  if (file.type === "choice" || file.type === "group") return undefined;
  const place = { ...time, zone, shortestMs: 0 };
  const readTime: CommandContext["readTime"] = (text, as) => timeOf(text, place, "en", as);
  try {
    if (timeTypes.has(file.type)) readTime(value, dayOf(file));
    else {
      const { many: _, ...spec } = { many: false, ...toArgSpec(file) };
      readAnswer("default", spec, value, {
        message: nothingSaid,
        locale: "en",
        readTime,
      });
    }
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** The arguments with what takes the time or the message to know: words for times, and copies of files. */
export async function completeArguments(
  files: Readonly<Record<string, ArgumentFile>>,
  { args, readTime, files: kept }: Pick<CommandContext, "args" | "readTime" | "files">,
): Promise<Readonly<Record<string, unknown>>> {
  const complete: Record<string, unknown> = { ...args };
  for (const [key, file] of Object.entries(files)) {
    const said = complete[key];
    const value = defaultOf(file);
    if (said === undefined && timeTypes.has(file.type) && typeof value === "string") {
      complete[key] = readTime(value, dayOf(file));
    }
    if (said !== undefined && file.type === "file") {
      // Fetched now: what DingTalk has of it is there for a short time.
      const copy = await kept.fromMessage(said as FilePart);
      complete[key] = {
        name: copy.name,
        size: copy.sizeBytes,
        file: kept.share(copy).content,
      };
    }
  }
  return complete;
}

function dayOf(file: ArgumentFile): { readonly day: true | "days" } | undefined {
  if (file.type !== "date") return undefined;
  return { day: file.range === true ? "days" : true };
}

const nothingSaid: Message = {
  id: "",
  robot: "",
  conversation: { id: "", kind: "person" },
  sender: { id: "", dingtalkId: "", name: "", isAdmin: false },
  text: "",
  mentions: [],
  parts: [],
  sentAt: 0,
  quotaExhausted: false,
};
