import type { Path } from "../../yaml/document.ts";
import { compileExpression, type Scope } from "../template.ts";
import { reportAt, type StepPlace } from "./place.ts";

/** A condition: one `${{ … }}`, which is true unless it comes to nil, false, an empty text or an empty list. */
export function compileTest(
  place: StepPlace,
  at: Path,
  text: string,
): ((scope: Scope) => boolean) | undefined {
  const { draft } = place.about;
  const written = text.includes("${{") ? text : `\${{ ${text} }}`;
  const compiled = compileExpression(draft.setting.engines.typed, written, place.names);
  if (compiled === undefined) {
    return reportAt(place, at, {
      message: "a condition is one ${{ … }}",
      hint: "for example ${{ build.status >= 400 }}",
    });
  }
  if ("evaluate" in compiled) return (scope) => isTrue(compiled.evaluate(scope));
  for (const finding of compiled.findings) {
    draft.report(draft.document.problemInside([...place.path, ...at], finding.within, finding));
  }
  return undefined;
}

function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return false;
  return !(Array.isArray(value) && value.length === 0);
}
