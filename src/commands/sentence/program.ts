import { fold } from "../fold.ts";
import type { Template } from "./template.ts";

/** A template as a graph to walk: each step says what comes at it and where to go on. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

export type Step =
  /** Folded, without spaces. */
  | { readonly op: "words"; readonly text: string; readonly next: number }
  | { readonly op: "slot"; readonly name: string; readonly next: number }
  /** Ways to go on, the preferred one first. */
  | { readonly op: "fork"; readonly to: readonly number[] }
  | { readonly op: "end" };

/** Compiles a template; optional parts are taken where they can be. */
export function compileTemplate(template: Template): Program {
  const steps: Step[] = [{ op: "end" }];
  const start = add(template, 0, steps);
  return { steps, start };
}

/** Adds the steps of a part that goes on at `next`; answers where it begins. */
function add(part: Template, next: number, steps: Step[]): number {
  switch (part.kind) {
    case "words":
      return addWords(part.text, next, steps);
    case "slot":
      return push(steps, { op: "slot", name: part.name, next });
    case "sequence":
      return part.parts.reduceRight((behind, one) => add(one, behind, steps), next);
    case "choice":
      return push(steps, { op: "fork", to: part.options.map((one) => add(one, next, steps)) });
    case "optional":
    default:
      return push(steps, { op: "fork", to: [add(part.part, next, steps), next] });
  }
}

/** Words with spaces between them are steps of their own, so that more spaces, or none, may be typed. */
function addWords(text: string, next: number, steps: Step[]): number {
  return fold(text)
    .split(/\s+/u)
    .filter((word) => word !== "")
    .reduceRight((behind, word) => push(steps, { op: "words", text: word, next: behind }), next);
}

function push(steps: Step[], step: Step): number {
  steps.push(step);
  return steps.length - 1;
}
