import type { Content } from "../core/reply.ts";
import type { Path } from "../yaml/document.ts";
import type { PackDraft } from "./setting.ts";
import { compileTemplate, type Scope, type Template } from "./template.ts";
import type { Names } from "./template-names.ts";
import type { TemplateEngines } from "./template-engine.ts";

/** A message as pack.yaml has it. */
export interface ContentFile {
  readonly text?: string | undefined;
  readonly markdown?: string | undefined;
  readonly title?: string | undefined;
}

export interface ContentPlace {
  readonly path: Path;
  readonly names: Names;
  /** The title of a markdown message that has none of its own. */
  readonly defaultTitle: string;
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
  if (text !== undefined) return (scope) => ({ type: "text", text: text.render(scope) });
  if (markdown === undefined || (file.title !== undefined && title === undefined)) return undefined;
  return (scope) => ({
    type: "markdown",
    title: title?.render(scope) ?? defaultTitle,
    text: markdown.render(scope),
  });
}

function compileAt(
  draft: PackDraft,
  at: {
    readonly text: string;
    readonly engine: keyof TemplateEngines;
    readonly path: Path;
    readonly names: Names;
  },
): Template | undefined {
  const compiled = compileTemplate(draft.setting.engines[at.engine], at.text, at.names);
  if ("template" in compiled) return compiled.template;
  for (const finding of compiled.findings) {
    draft.report(draft.document.problemInside(at.path, finding.within, finding));
  }
  return undefined;
}
