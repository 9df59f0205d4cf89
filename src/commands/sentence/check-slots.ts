import type { ArgSpec, ArgSpecs } from "../definition.ts";
import { compileTemplate, type Step } from "./program.ts";
import { slotsOf, type Template } from "./template.ts";

/** What is wrong with the slots of a template, and the slot it is about. */
export interface SlotProblem {
  readonly slot: string;
  readonly message: string;
}

/** Finds slots that are no argument, and free texts of which nobody could tell where one ends and the other begins. */
export function checkSlots(template: Template, args: ArgSpecs): readonly SlotProblem[] {
  const unknown = slotsOf(template)
    .filter((slot) => !Object.hasOwn(args, slot))
    .map((slot) => ({ slot, message: `\`{${slot}}\` is no argument of this command` }));
  return unknown.length > 0 ? unknown : touching(template, args);
}

function touching(template: Template, args: ArgSpecs): readonly SlotProblem[] {
  const { steps } = compileTemplate(template);
  const found = steps.flatMap((step) => {
    if (step.op !== "slot" || !isFree(args[step.name])) return [];
    return nextSlots(step.next, steps, args)
      .filter((slot) => isFree(args[slot]))
      .map((slot) => ({
        slot,
        message: `\`{${step.name}}\` and \`{${slot}}\` may touch: words are needed between two free texts`,
      }));
  });
  return [...new Map(found.map((one) => [one.message, one])).values()];
}

/** The slots that may stand at `from` with no word before them; people and times may be no words. */
function nextSlots(from: number, steps: readonly Step[], args: ArgSpecs): readonly string[] {
  const step = steps[from];
  if (step?.op === "fork") return step.to.flatMap((one) => nextSlots(one, steps, args));
  if (step?.op === "open" || step?.op === "close") return nextSlots(step.next, steps, args);
  if (step?.op !== "slot") return [];
  const behind = isSilent(args[step.name]) ? nextSlots(step.next, steps, args) : [];
  return [step.name, ...behind];
}

function isFree(spec: ArgSpec | undefined): boolean {
  return spec?.type === "text" && spec.pattern === undefined;
}

function isSilent(spec: ArgSpec | undefined): boolean {
  return spec?.type === "time" || spec?.type === "mention" || spec?.type === "who";
}
