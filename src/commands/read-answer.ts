import { ReplyError } from "../core/errors.ts";
import { pick } from "../core/locale.ts";
import type { Expected } from "../texts/expected.ts";
import { textsOf } from "../texts/texts-of.ts";
import type { ArgSpec, CommandContext } from "./definition.ts";
import { mentionedIds } from "./people.ts";
import { fileIn, type ArgValue } from "./read-argument.ts";
import { argLabel } from "./usage.ts";
import { textValue, wordValue } from "./word-value.ts";

/** What an answer is read with. */
export type AnswerContext = Pick<CommandContext, "message" | "locale" | "readTime">;

/** Reads the whole of a text as an argument. Throws a ReplyError that says what would be right. */
export function readAnswer(
  arg: string,
  spec: ArgSpec,
  text: string,
  context: AnswerContext,
): ArgValue {
  const { locale, message } = context;
  const refuse = (expected: Expected, hint?: string): never => {
    const { zh, en } = { zh: argLabel(arg, spec, "zh-CN"), en: argLabel(arg, spec, "en") };
    throw new ReplyError(textsOf(locale).invalid(pick({ zh, en }, locale), text, expected, hint));
  };
  switch (spec.type) {
    case "time":
      return context.readTime(text);
    case "mention":
    case "who": {
      const ids = mentionedIds(message);
      return ids.length > 0 ? ids : refuse({ type: spec.type });
    }
    case "flag":
      return true;
    case "file":
      return fileIn(message) ?? refuse({ type: "file" });
    case "text": {
      const read = textValue(text, spec);
      return read.ok ? read.value : refuse(read.expected, read.hint);
    }
    case "int":
    case "number":
    case "duration":
    case "choice":
    case "url":
    case "task":
    case "shared-file":
    case "reminder":
    case "event":
    default: {
      const read = wordValue(text.trim(), spec);
      return read.ok ? read.value : refuse(read.expected, read.hint);
    }
  }
}
