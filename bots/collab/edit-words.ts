/** What somebody wants changed of which reminder. */
export interface Edit {
  readonly reminder?: string;
  /** Its number or words of its text, when it was not named by id. */
  readonly words: string;
  readonly field: "time" | "text";
  readonly value: string;
}

/** Reads `R7K2 到 后天10点`, `喝水 内容 喝茶`, `2 to tomorrow 10am`; undefined when it does not say what to change. */
export function readEdit(said: string): Edit | undefined {
  const text = said.trim();
  const id = /^#?(r[0-9a-z]{3,12})(?![0-9a-z])\s*/iu.exec(text);
  if (id?.[1] !== undefined) {
    const read = readChange(text.slice(id[0].length), fieldAtStart);
    return read && { reminder: id[1].toUpperCase(), words: "", ...read };
  }
  const [, words = "", change = ""] = fieldBetween.exec(text) ?? [];
  const read = readChange(change, fieldAtStart);
  return words === "" || read === undefined ? undefined : { words: words.trim(), ...read };
}

const toText = "内容|文字|text|content|message";
const toTime = "时间|到|至|成|为|time|to|until|at";
const fields = `(?:(?:的)?(?:(?:改|推迟|提前|延后)?(?:${toTime}|${toText})))`;
const fieldAtStart = new RegExp(
  `^(?:的)?(?:改|推迟|提前|延后)?\\s*(?:(${toText})|(${toTime}))(?:改|到|至|成|为|是|[:：]|\\s)*`,
  "iu",
);
/** The first of the fields that stands alone, or behind a number. */
const fieldBetween = new RegExp(`^(.+?)(?:\\s+|(?<=[个条号\\d]))(${fields}(?![a-z]).*)$`, "isu");

function readChange(text: string, pattern: RegExp): Pick<Edit, "field" | "value"> | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const value = text.slice(found[0].length).trim();
  if (value === "") return undefined;
  return { field: found[1] === undefined ? "time" : "text", value };
}
