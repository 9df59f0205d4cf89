import type { ArgSpec } from "../../src/index.ts";

/** `R7K2`. */
export const reminderArg = {
  type: "reminder",
  optional: true,
  summary: { zh: "提醒编号，如 R7K2", en: "its id, as R7K2" },
} as const satisfies ArgSpec;

/** The reminder by its number in the list, or by words of its text. */
export const wordsArg = {
  type: "text",
  rest: true,
  optional: true,
  names: ["内容"],
  summary: { zh: "或序号、内容里的几个字", en: "or its number, or words of its text" },
} as const satisfies ArgSpec;

/** Which page of a list. */
export const pageArg = {
  type: "int",
  min: 1,
  max: 1000,
  optional: true,
  names: ["页"],
  summary: { zh: "第几页", en: "which page" },
} as const satisfies ArgSpec;
