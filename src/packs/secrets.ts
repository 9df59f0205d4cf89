import { z } from "zod";
import { checked } from "../yaml/checked-text.ts";
import { valueAt } from "../yaml/schema-walk.ts";
import type { Problem } from "../yaml/problem.ts";
import type { YamlDocument } from "../yaml/document.ts";

const name = checked((text) =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)
    ? undefined
    : { message: "is not the name of an environment variable", hint: "for example JENKINS_TOKEN" },
);

/** The environment variables a pack may read. */
export const secrets = z.array(
  z.union([
    name,
    z.strictObject({
      name: name.describe("The environment variable. 环境变量"),
      optional: z.boolean().optional().describe("May be missing. 可以没有"),
    }),
  ]),
);

/** Declared secrets with their values; what is missing is reported. */
export function readSecrets(
  document: YamlDocument,
  secret: (name: string) => string | undefined,
  report: (problem: Problem) => void,
): Readonly<Record<string, string | undefined>> {
  const declared = secrets.safeParse(valueAt(document.value, ["secrets"])).data ?? [];
  const entries = declared.map((one, index) => {
    const { name: key, optional = false } = typeof one === "string" ? { name: one } : one;
    const value = secret(key);
    if (value === undefined && !optional) {
      report(
        document.problem(["secrets", index], {
          message: `the environment variable ${key} is not set`,
          hint: `set it, or write it into .env: ${key}=…`,
        }),
      );
    }
    return [key, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Takes secrets out of a text, as they are and as addresses, JSON and base64 write them. */
export function createMask(
  secretValues: Readonly<Record<string, string | undefined>>,
): (text: string) => string {
  const forms = Object.values(secretValues)
    .filter((value) => value !== undefined)
    // A shorter one would mask ordinary words.
    .filter((value) => value.length >= shortest)
    .flatMap((value) => [
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      Buffer.from(value).toString("base64").replace(/=+$/u, ""),
    ]);
  if (forms.length === 0) return (text) => text;
  const longestFirst = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((form) => RegExp.escape(form)).join("|"), "gu");
  return (text) => text.replace(pattern, "[secret]");
}

const shortest = 4;
