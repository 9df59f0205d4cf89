import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { lineAt, scanned, type SourceFile } from "./source.ts";

/** One import, or one export from elsewhere. */
export interface Import {
  /** `value` loads the other module first, `dynamic` when it is reached, `type` never. */
  readonly kind: "value" | "type" | "dynamic";
  readonly target: Target;
  readonly specifier: string;
  readonly line: number;
}

/** What a specifier names: a file of the repository, a part of Node, an npm package. */
type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "node"; readonly name: string }
  | { readonly kind: "npm"; readonly name: string };

const clause = String.raw`(?:[\w$]+\s*,?\s*)?(?:\*(?:\s*as\s+[\w$]+)?|\{[^{}]*\})?`;
const forms = new RegExp(
  [
    String.raw`(?<![.\w$])(?:import|export)\s*(?<type>type\b\s*)?${clause}\s*\bfrom\s*["']`,
    String.raw`(?<![.\w$])import\s*["']`,
    String.raw`(?<![.\w$])(?<dynamic>import)\s*\(\s*["'\x60]`,
  ].join("|"),
  "g",
);

/** All imports of a file, in order. */
export function importsOf(file: SourceFile): Import[] {
  return [...scanned(file).code.matchAll(forms)].map((match) => {
    const quoteAt = match.index + match[0].length - 1;
    const end = file.text.indexOf(file.text.charAt(quoteAt), quoteAt + 1);
    const specifier = file.text.slice(quoteAt + 1, end);
    return {
      kind: kindOf(match.groups ?? {}),
      target: targetOf(file.path, specifier),
      specifier,
      line: lineAt(file.text, match.index),
    };
  });
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Import["kind"] {
  if (groups["type"] !== undefined) return "type";
  return groups["dynamic"] === undefined ? "value" : "dynamic";
}

function targetOf(from: string, specifier: string): Target {
  if (/^\.{0,2}\//.test(specifier)) {
    return { kind: "file", path: posix.join(posix.dirname(from), specifier) };
  }
  if (isBuiltin(specifier)) return { kind: "node", name: specifier.replace(/^node:/, "") };
  const segments = specifier.split("/");
  const length = specifier.startsWith("@") ? 2 : 1;
  return { kind: "npm", name: segments.slice(0, length).join("/") };
}
