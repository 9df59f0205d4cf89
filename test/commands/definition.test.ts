import { expectTypeOf, test } from "vitest";
import {
  defineCommand,
  type CommandDefinition,
  type TimeValue,
  type Who,
} from "../../src/commands/definition.ts";

const sample = defineCommand({
  name: "sample",
  summary: { zh: "样例", en: "sample" },
  args: {
    text: { type: "text" },
    count: { type: "int", optional: true },
    ratio: { type: "number", optional: false },
    state: { type: "choice", choices: { open: [] }, optional: true },
    loud: { type: "flag" },
    quiet: { type: "flag", optional: true },
    when: { type: "time" },
    due: { type: "time", optional: true, optionOnly: true },
    people: { type: "mention" },
    who: { type: "who", optional: true },
    link: { type: "url" },
    task: { type: "task" },
    reminder: { type: "reminder" },
  },
  handle(context) {
    expectTypeOf(context.args).toEqualTypeOf<{
      readonly text: string;
      readonly count: number | undefined;
      readonly ratio: number;
      readonly state: string | undefined;
      readonly loud: boolean;
      readonly quiet: boolean;
      readonly when: TimeValue;
      readonly due: TimeValue | undefined;
      readonly people: readonly string[];
      readonly who: Who | undefined;
      readonly link: string;
      readonly task: string;
      readonly reminder: string;
    }>();
    // @ts-expect-error -- there is no such argument
    void context.args.missing;
  },
});

test("a handler knows the types of its arguments, and definitions of any arguments share a list", () => {
  expectTypeOf(sample).toExtend<CommandDefinition>();
  expectTypeOf([sample, defineCommand({ ...sample, args: {}, handle: () => undefined })]).toExtend<
    readonly CommandDefinition[]
  >();
  // @ts-expect-error -- a choice needs its choices
  defineCommand({ ...sample, args: { state: { type: "choice" } }, handle: () => undefined });
});
