import type { z } from "zod";
import type { Path, YamlDocument } from "./document.ts";
import { clip, describeIssue } from "./describe-issue.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { descriptionAt, keysAt, valueAt } from "./schema-walk.ts";
import type { Finding } from "./source-text.ts";

/** A value that fits its schema, or everything that is wrong with it. */
export type Validation<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

/** Checks `document` against `schema`; every issue is put at its place, in plain words. */
export function validate<S extends z.ZodType>(
  document: YamlDocument,
  schema: S,
  options: {
    /** The value to check instead of the document's own. */
    readonly value?: unknown;
    /** Whether the value at a path may be quoted in a message; always by default. */
    readonly mayQuote?: (path: Path) => boolean;
    /** Whether enough has been said about a path elsewhere. */
    readonly skip?: (path: Path) => boolean;
  } = {},
): Validation<z.output<S>> {
  const value = "value" in options ? options.value : document.value;
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const problems = result.error.issues
    .flatMap((issue) => flatten(issue, []))
    .filter(({ path }) => options.skip?.(path) !== true)
    .flatMap(({ issue, path }): Problem[] => {
      if (issue.code === "unrecognized_keys") {
        const known = keysAt(schema, path, value);
        return issue.keys.map((key) =>
          document.problem([...path, key], unknownKey({ key, path, known }), "key"),
        );
      }
      if (issue.code === "invalid_key") {
        return issue.issues.map((inner) => {
          const about = { path, given: path.at(-1), quotable: true, description: undefined };
          return document.problem(path, describeIssue(inner, about), "key");
        });
      }
      const given = valueAt(value, path);
      const quotable = options.mayQuote?.(path) ?? true;
      const description = descriptionAt(schema, path, value);
      return [document.problem(path, describeIssue(issue, { path, given, quotable, description }))];
    });
  return { problems };
}

function unknownKey({ key, path, known }: UnknownKey): Finding {
  const parent = path.findLast((step) => typeof step === "string");
  const where = parent === undefined ? "" : ` in \`${parent}\``;
  return { message: `unknown key \`${clip(key)}\`${where}`, hint: didYouMean(key, known) };
}

interface UnknownKey {
  readonly key: string;
  readonly path: Path;
  readonly known: readonly string[];
}

interface FlatIssue {
  readonly issue: z.core.$ZodIssue;
  readonly path: Path;
}

/** An issue with its whole path; of a choice of forms, the issues of the one that was meant. */
function flatten(issue: z.core.$ZodIssue, base: Path): FlatIssue[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === "symbol" ? "" : step))];
  if (issue.code === "invalid_union") {
    const meant = issue.errors.filter((branch) => !branch.some(isWrongKind));
    const [only] = meant;
    if (only !== undefined && meant.length === 1) {
      return only.flatMap((inner) => flatten(inner, path));
    }
  }
  return [{ issue, path }];
}

function isWrongKind(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && issue.code === "invalid_type";
}
