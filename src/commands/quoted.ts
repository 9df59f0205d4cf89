import type { Message } from "../core/message.ts";
import type { ArgSpecs } from "./definition.ts";
import type { ArgValues } from "./parse-arguments.ts";

/**
 * The arguments with what a quoted message says: alone where nothing was said (提醒我 明天), or behind what was
 * (看这个：…). Only of texts that ask for it.
 */
export function withQuoted(values: ArgValues, specs: ArgSpecs, message: Message): ArgValues {
  const quoted = (message.quoted?.text ?? "").replace(/\s+/gu, " ").trim();
  const [arg, spec] = Object.entries(specs).find(([, one]) => "quoted" in one && one.quoted) ?? [];
  if (quoted === "" || arg === undefined || spec?.type !== "text") return values;
  const given = values.get(arg);
  if (typeof given === "string" && given.includes(quoted)) return values;
  const whole =
    typeof given !== "string" || pointsOnly.test(given.trim()) ? quoted : `${given}：${quoted}`;
  return new Map([...values, [arg, cut(whole, spec.max ?? longest)]]);
}

const longest = 500;

const pointsOnly =
  /^(?:一下)?(?:(?:这|那|這)(?:个|個|条|條|事|件事|件|些)?|上面(?:的|这个|那个)?|看看?|this|that|it|about (?:this|that|it))$/iu;

function cut(text: string, max: number): string {
  const chars = Array.from(text);
  return chars.length <= max ? text : `${chars.slice(0, max - 1).join("")}…`;
}
