import type { Path } from "../../yaml/document.ts";
import { compileTemplate, type Scope } from "../template.ts";
import { compileWords } from "../values.ts";
import { textOf } from "./text-of.ts";
import { reportAt, type StepPlace } from "./place.ts";

/**
 * An address. What is filled in is encoded, so that it stays one part of it; only what the address begins with may be
 * more, such as `${{ vars.jenkins }}`.
 */
export function compileUrl(
  place: StepPlace,
  at: Path,
  text: string,
): ((scope: Scope) => string) | undefined {
  const { draft } = place.about;
  const head = /^\s*\$\{\{(?:(?!\}\}).)*\}\}/su.exec(text)?.[0] ?? "";
  const tail = text.slice(head.length);
  const path = [...place.path, ...at];
  const base = head === "" ? () => "" : compileWords(draft, head, { path, names: place.names });
  const rest = compileTemplate(draft.setting.engines.url, tail, place.names, { mayBeEmpty: true });
  if ("findings" in rest) {
    for (const finding of rest.findings) {
      draft.report(draft.document.problemInside(path, finding.within, finding));
    }
    return undefined;
  }
  if (base === undefined) return undefined;
  const url = (scope: Scope) => base(scope).trim() + rest.template.render(scope).trim();
  return mayBeCalled(place, at, head, tail) ? url : undefined;
}

/** Whether the host is allowed, as far as it is known before anything is filled in. */
function mayBeCalled(place: StepPlace, at: Path, head: string, tail: string): boolean {
  const { draft } = place.about;
  const name = /^\s*\$\{\{\s*vars\.([\p{L}\p{N}_]+)\s*\}\}$/u.exec(head)?.[1];
  if (head !== "" && name === undefined) return true;
  // A pack may be installed before the system it calls is set up.
  if (name !== undefined && draft.vars[name] === "") return true;
  const start = name === undefined ? tail : textOf(draft.vars[name]) + tail;
  const origin = /^\s*https?:\/\/[^/?#]+/u.exec(start)?.[0].trim();
  if (origin === undefined || origin.includes("${{") || origin.includes("{%")) {
    reportAt(place, at, {
      message: "`url` needs a whole address",
      hint: "https://… , or one that begins with ${{ vars.… }}",
    });
    return false;
  }
  const refusal = draft.setting.webRefusal?.(origin);
  if (refusal === undefined) return true;
  reportAt(place, at, {
    message: `\`url\` cannot be called: ${refusal}`,
    hint: "allow its host under `packs: { http: { hosts: [...] } }` of config.yaml",
    severity: "warning",
  });
  return true;
}
