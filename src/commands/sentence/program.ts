import { fold } from "../fold.ts";
import type { Template } from "./template.ts";

/** A template as a graph to walk: each step says what comes at it and where to go on. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
  /**
   * Of each step: the characters that words at it may begin with, "" where the sentence may be at its end; undefined
   * where an argument may begin, which could be anything.
   */
  readonly firsts: readonly (ReadonlySet<string> | undefined)[];
}

export type Step =
  /** Folded, without spaces. */
  | { readonly op: "words"; readonly text: string; readonly next: number }
  | { readonly op: "slot"; readonly name: string; readonly next: number }
  /** The words of an argument begin here, and end at the `close` of its name. */
  | { readonly op: "open"; readonly next: number }
  | { readonly op: "close"; readonly name: string; readonly next: number }
  /** Ways to go on, the preferred one first. */
  | { readonly op: "fork"; readonly to: readonly number[] }
  | { readonly op: "end" };

// A template is checked, searched for overlaps and registered; it is compiled for the first of these.
const compiled = new WeakMap<Template, Program>();

/** Compiles a template; optional parts are taken where they can be. */
export function compileTemplate(template: Template): Program {
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const steps: Step[] = [{ op: "end" }];
  const start = add(template, 0, steps);
  const program = { steps, start, firsts: firstsOf(steps) };
  compiled.set(template, program);
  return program;
}

/** A step comes behind all those that it leads to, so each is known when it is asked for. */
function firstsOf(steps: readonly Step[]): Program["firsts"] {
  const firsts: (ReadonlySet<string> | undefined)[] = [];
  for (const step of steps) {
    if (step.op === "end") firsts.push(shared([""]));
    else if (step.op === "words") firsts.push(shared([step.text.charAt(0)]));
    else if (step.op === "slot") firsts.push(undefined);
    else if (step.op === "open" || step.op === "close") firsts.push(firsts[step.next]);
    else firsts.push(union([...new Set(step.to.map((to) => firsts[to]))]));
  }
  return firsts;
}

function union(
  sets: readonly (ReadonlySet<string> | undefined)[],
): ReadonlySet<string> | undefined {
  const known = sets.filter((one) => one !== undefined);
  if (known.length < sets.length) return undefined;
  if (known.length === 1) return known[0];
  return shared(known.flatMap((one) => [...one]));
}

// Sentences share their beginnings and what their parts go on with: sets of their own would take 5 MB.
const sharedSets = new Map<string, ReadonlySet<string>>();

function shared(characters: readonly string[]): ReadonlySet<string> {
  const set = new Set(characters);
  const key = [...set].toSorted().join("\0");
  const known = sharedSets.get(key);
  if (known !== undefined) return known;
  sharedSets.set(key, set);
  return set;
}

/** Adds the steps of a part that goes on at `next`; answers where it begins. */
function add(part: Template, next: number, steps: Step[]): number {
  switch (part.kind) {
    case "words":
      return addWords(part.text, next, steps);
    case "slot":
      return push(steps, { op: "slot", name: part.name, next });
    case "said": {
      const close = push(steps, { op: "close", name: part.name, next });
      return push(steps, { op: "open", next: add(part.part, close, steps) });
    }
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
