import type { Content } from "../core/reply.ts";
import type { Localized } from "../core/locale.ts";
import type { Path } from "../yaml/document.ts";
import { inLangOf, toLocalized, type LocalizedText } from "./localized.ts";
import type { PackDraft } from "./setting.ts";
import { compileTemplate, type Scope } from "./template.ts";
import type { Names } from "./template-names.ts";
import type { TemplateEngines } from "./template-engine.ts";

/** A message as pack.yaml has it. */
export interface ContentFile {
  readonly text?: LocalizedText | undefined;
  readonly markdown?: LocalizedText | undefined;
  readonly title?: LocalizedText | undefined;
}

export interface ContentPlace {
  readonly path: Path;
  readonly names: Names;
  /** The title of a markdown message that has none of its own. */
  readonly defaultTitle: LocalizedText;
  /** What a part is called in the file, where that is something else. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** The message that `file` makes of a scope; `undefined` when a template is wrong, which is reported. */
export function compileContent(
  draft: PackDraft,
  file: ContentFile,
  { path, names, defaultTitle, keys = {} }: ContentPlace,
): ((scope: Scope) => Content) | undefined {
  const compile = (key: "text" | "markdown" | "title", engine: keyof TemplateEngines) => {
    const text = file[key];
    return text === undefined
      ? undefined
      : compileAt(draft, { text, engine, path: [...path, keys[key] ?? key], names });
  };
  const text = compile("text", "text");
  const markdown = compile("markdown", "markdown");
  const title = compile("title", "text");
  if (text !== undefined) return (scope) => ({ type: "text", text: text(scope) });
  if (markdown === undefined || (file.title !== undefined && title === undefined)) return undefined;
  const otherwise = toLocalized(defaultTitle);
  return (scope) => ({
    type: "markdown",
    title: title?.(scope) ?? inLangOf(otherwise, scope),
    text: markdown(scope),
  });
}

interface TextAt {
  readonly text: LocalizedText;
  readonly engine: keyof TemplateEngines;
  readonly path: Path;
  readonly names: Names;
}

function compileAt(
  draft: PackDraft,
  { text, ...at }: TextAt,
): ((scope: Scope) => string) | undefined {
  if (typeof text !== "string") {
    const compile = (lang: keyof Localized) =>
      compileAt(draft, { ...at, text: text[lang], path: [...at.path, lang] });
    const zh = compile("zh");
    const en = compile("en");
    return zh && en && ((scope) => inLangOf({ zh, en }, scope)(scope));
  }
  const compiled = compileTemplate(draft.setting.engines[at.engine], text, at.names);
  if ("template" in compiled) return (scope) => compiled.template.render(scope);
  for (const finding of compiled.findings) {
    draft.report(draft.document.problemInside(at.path, finding.within, finding));
  }
  return undefined;
}
