import type { Path } from "../yaml/document.ts";
import { inLangOf, type LocalizedText } from "./localized.ts";
import type { PackDraft } from "./setting.ts";
import { compileExpression, compileTemplate, type Scope } from "./template.ts";
import type { Names } from "./template-names.ts";

/** Where templates stand, and the names they may use. */
export interface TemplatePlace {
  readonly path: Path;
  readonly names: Names;
}

/** What a value comes to in a scope. */
export type Evaluate = (scope: Scope) => unknown;

/**
 * Compiles a value of YAML in which texts are templates: a text that is exactly one `${{ … }}` keeps the type of what
 * it comes to. `undefined` when a template is wrong, which is reported.
 */
export function compileValue(
  draft: PackDraft,
  value: unknown,
  place: TemplatePlace,
): Evaluate | undefined {
  if (typeof value === "string") return compileText(draft, value, place);
  if (Array.isArray(value)) {
    const items = value.map((one: unknown, index) =>
      compileValue(draft, one, { ...place, path: [...place.path, index] }),
    );
    if (!items.every((one) => one !== undefined)) return undefined;
    return (scope) => items.map((one) => one(scope));
  }
  if (typeof value !== "object" || value === null) return () => value;
  const entries = Object.entries(value).map(
    ([key, one]: [string, unknown]) =>
      [key, compileValue(draft, one, { ...place, path: [...place.path, key] })] as const,
  );
  const compiled = entries.flatMap(([key, one]) =>
    one === undefined ? [] : [[key, one] as const],
  );
  if (compiled.length < entries.length) return undefined;
  return (scope) => Object.fromEntries(compiled.map(([key, one]) => [key, one(scope)]));
}

/** A text of which every `${{ … }}` is filled in; alone, it keeps its type. */
function compileText(draft: PackDraft, text: string, place: TemplatePlace): Evaluate | undefined {
  if (!text.includes("${{") && !text.includes("{%")) return () => text;
  const { engines } = draft.setting;
  const expression = compileExpression(engines.typed, text, place.names);
  if (expression !== undefined && "evaluate" in expression) return expression.evaluate;
  const compiled =
    expression ?? compileTemplate(engines.text, text, place.names, { mayBeEmpty: true });
  if ("template" in compiled) return (scope) => compiled.template.render(scope);
  for (const finding of compiled.findings) {
    draft.report(draft.document.problemInside(place.path, finding.within, finding));
  }
  return undefined;
}

/** Compiles a text that says something, where only text is of use; of one in both languages, the one for `lang`. */
export function compileWords(
  draft: PackDraft,
  text: LocalizedText,
  place: TemplatePlace,
): ((scope: Scope) => string) | undefined {
  if (typeof text !== "string") {
    const zh = compileWords(draft, text.zh, { ...place, path: [...place.path, "zh"] });
    const en = compileWords(draft, text.en, { ...place, path: [...place.path, "en"] });
    return zh && en && ((scope) => inLangOf({ zh, en }, scope)(scope));
  }
  const evaluate = compileText(draft, text, place);
  if (evaluate === undefined) return undefined;
  return (scope) => {
    const said = evaluate(scope);
    if (said === null || said === undefined || said === "") {
      throw new Error(`\`${String(place.path.at(-1))}\` came to nothing`);
    }
    return typeof said === "string" ? said : JSON.stringify(said);
  };
}
