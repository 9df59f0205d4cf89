import { dirname, resolve } from "node:path";
import { createDocument, type YamlDocument } from "../yaml/document.ts";
import { sortProblems, type Problem } from "../yaml/problem.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { createSourceText } from "../yaml/source-text.ts";
import { readTextFile, type ReadFile } from "../yaml/text-file.ts";
import { validate } from "../yaml/validate.ts";
import type { Config } from "./config.ts";
import { crossCheck } from "./cross-checks.ts";
import { type Environment, fillEnvironment, withDotEnv } from "./environment.ts";
import { hideValues } from "./hide-values.ts";
import { configFile } from "./schema.ts";
import { toConfig } from "./to-config.ts";
import { loadWorkCalendar } from "./work-calendar-file.ts";

/** A configuration, or everything that is wrong with it. */
export type LoadedConfig = { readonly config: Config } | { readonly problems: readonly Problem[] };

/** Reads and checks config.yaml. A file that is not there means the defaults, unless it `mustExist`. */
export function loadConfig(input: {
  readonly path: string;
  readonly env: Environment;
  readonly readFile?: ReadFile;
  readonly mustExist?: boolean;
}): LoadedConfig {
  const { path, readFile = readTextFile } = input;
  const text = readFile(path);
  if (text === undefined && input.mustExist === true) {
    const message = "there is no such file";
    return { problems: [{ file: path, line: 1, col: 1, message, severity: "error" }] };
  }
  const read = readYaml(path, text ?? "", hideValues);
  if ("problems" in read) return read;
  const document = orEmpty(read.document);
  const environment = withDotEnv(input.env, path, readFile);
  const filled = fillEnvironment(document, configFile, environment);
  const validation = validate(document, configFile, {
    value: filled.value,
    mayQuote: (at) => !filled.isFromEnvironment(at),
    skip: (at) => filled.isIncomplete(at),
  });
  const problems = [
    ...filled.problems,
    ...crossCheck(document, filled.value),
    ...("problems" in validation ? validation.problems : []),
  ];
  if ("problems" in validation || problems.length > 0) return { problems: sortProblems(problems) };
  const calendar = calendarOf(validation.value.work_calendar ?? "cn", path, readFile);
  return "problems" in calendar
    ? calendar
    : { config: toConfig(validation.value, path, calendar.calendar, environment) };
}

function calendarOf(setting: string, path: string, readFile: ReadFile) {
  if (setting === "cn" || setting === "weekdays") return { calendar: setting } as const;
  return loadWorkCalendar(resolve(dirname(path), setting), readFile);
}

/** An empty file is a configuration that leaves everything to the defaults. */
function orEmpty(document: YamlDocument): YamlDocument {
  if (document.value !== null) return document;
  return createDocument(createSourceText(document.file, document.text), null, {});
}
