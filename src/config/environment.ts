import { dirname, join } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import type { Path, YamlDocument } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import type { Problem } from "../yaml/problem.ts";
import { schemaAt } from "../yaml/schema-walk.ts";
import type { ReadFile } from "../yaml/text-file.ts";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `env` and what `.env` beside the configuration adds to it. */
export function withDotEnv(env: Environment, configPath: string, readFile: ReadFile): Environment {
  const text = readFile(join(dirname(configPath), ".env"));
  if (text === undefined) return env;
  // An empty variable counts as missing, so it hides nothing.
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== "");
  return { ...env, ...parseEnv(text), ...Object.fromEntries(set) };
}

/** A document's value with the environment's values in it. */
export interface Filled {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Whether the value at `path` came from the environment, so that it may not be quoted. */
  isFromEnvironment(path: Path): boolean;
  /** Whether something could not be filled in at `path`. */
  isIncomplete(path: Path): boolean;
}

/** Replaces every `${{ env.NAME }}` in `document`; empty variables count as missing. */
export function fillEnvironment(
  document: YamlDocument,
  schema: z.ZodType,
  env: Environment,
): Filled {
  const problems: Problem[] = [];
  const filledPaths = new Set<string>();
  const incompletePaths = new Set<string>();

  const fillText = (text: string, path: Path): unknown => {
    if (!text.includes("${{")) return text;
    filledPaths.add(JSON.stringify(path));
    const filled = text.replace(/\$\{\{(.*?)\}\}/gs, (whole, expression: string) => {
      const result = evaluate(expression, env);
      if ("text" in result) return result.text;
      problems.push(document.problemInside(path, [whole], result));
      incompletePaths.add(JSON.stringify(path));
      return "";
    });
    const expectsNumber = schemaAt(schema, path, document.value).some(
      (one) => one instanceof z.ZodNumber,
    );
    return expectsNumber && /^\d{1,15}$/.test(filled) ? Number(filled) : filled;
  };
  const fill = (value: unknown, path: Path): unknown => {
    if (typeof value === "string") return fillText(value, path);
    if (Array.isArray(value)) return value.map((item, index) => fill(item, [...path, index]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fill(item, [...path, key])]),
    );
  };
  return {
    value: fill(document.value, []),
    problems,
    isFromEnvironment: (path) => filledPaths.has(JSON.stringify(path)),
    isIncomplete: (path) => incompletePaths.has(JSON.stringify(path)),
  };
}

type Evaluation =
  | { readonly text: string }
  | { readonly message: string; readonly hint?: string | undefined };

const expressionForm =
  /^\s*env\.([A-Za-z_][A-Za-z0-9_]*)\s*(?:\|\s*default:\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9._:/-]+))\s*)?$/;

function evaluate(expression: string, env: Environment): Evaluation {
  const [, name, ...defaults] = expressionForm.exec(expression) ?? [];
  if (name === undefined) {
    return {
      message: "only an environment variable can stand here",
      hint: '${{ env.NAME }} or ${{ env.NAME | default: "x" }}',
    };
  }
  const text = Object.hasOwn(env, name) ? env[name] : undefined;
  if (text !== undefined && text !== "") return { text };
  const byDefault = defaults.find((one) => one !== undefined);
  if (byDefault !== undefined) return { text: byDefault };
  const near = didYouMean(
    name,
    Object.keys(env).filter((key) => env[key] !== ""),
  );
  return {
    message: `the environment variable ${name} is ${text === "" ? "empty" : "not set"}`,
    hint: near?.startsWith("did") === true ? near : `set it, or write it into .env: ${name}=…`,
  };
}
