import type { ArgSpec, ArgSpecs } from "./definition.ts";
import type { ParsedArgs } from "./parse-arguments.ts";

/** Whether nothing but free text was said: 取消 T10 is not to be text when it can be a task. */
export function isAllText(args: ParsedArgs, specs: ArgSpecs): boolean {
  const said = keysSaid(args);
  return said.length > 0 && said.every((key) => isFree(specs[key]));
}

/** Whether free text was among what was said. */
export function hasText(args: ParsedArgs, specs: ArgSpecs): boolean {
  return keysSaid(args).some((key) => isFree(specs[key]));
}

/** What has a pattern is known by it. */
function isFree(spec: ArgSpec | undefined): boolean {
  return spec?.type === "text" && spec.pattern === undefined;
}

/** Whether one reading has more arguments than another, or as many and fewer words left as free text. */
export function readsMore(one: ParsedArgs, other: ParsedArgs): boolean {
  const more = keysSaid(one).length - keysSaid(other).length;
  return more > 0 || (more === 0 && textLength(one) < textLength(other));
}

function keysSaid(args: ParsedArgs): readonly string[] {
  return Object.keys(args).filter((key) => args[key] !== undefined && args[key] !== false);
}

function textLength(args: ParsedArgs): number {
  const texts = keysSaid(args).map((key) => args[key]);
  return texts.reduce<number>((sum, one) => sum + (typeof one === "string" ? one.length : 0), 0);
}
