import { ReplyError } from "../core/errors.ts";
import { pick, type Locale } from "../core/locale.ts";
import { textsOf } from "../texts/texts-of.ts";
import type { TimeValue } from "./definition.ts";
import { readTimeText, type TimePlace } from "./read-time.ts";

/** The time that the whole of a text is, repeating or not. Throws a ReplyError that says why it is none. */
export function timeOf(
  text: string,
  place: TimePlace,
  locale: Locale,
  as?: { readonly day: true | "days" },
): TimeValue {
  const given = text.slice(0, 80);
  const spec = { type: "time", recurring: as === undefined, ...as } as const;
  const read = readTimeText({ arg: "when", spec, text, given }, place);
  if (read.kind === "value" && read.rest.trim() === "") return read.value;
  const texts = textsOf(locale);
  if (read.kind === "problem" && read.problem.kind === "ambiguous") {
    const { question, choices } = read.problem;
    throw new ReplyError(
      texts.ambiguous(
        pick(question, locale),
        choices.map((choice) => pick(choice, locale)),
      ),
    );
  }
  const expected =
    read.kind === "problem" && read.problem.kind === "invalid"
      ? read.problem.expected
      : ({ type: "time" } as const);
  throw new ReplyError(texts.invalid(pick(label, locale), given, expected, undefined));
}

const label = { zh: "时间", en: "time" };
