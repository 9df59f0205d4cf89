import type { CollectionPlan, SummaryScope } from "../../core/collection.ts";
import { pick, type Locale, type Localized } from "../../core/locale.ts";
import type { Path } from "../../yaml/document.ts";
import type { PackDraft } from "../setting.ts";
import { compileTemplate } from "../template.ts";
import { fieldsShape, listShape, valueShape, type Names } from "../template-names.ts";
import { compileContent } from "../templates.ts";
import { langOf } from "../localized.ts";
import { varNames } from "../vars.ts";
import type { CollectFile } from "./collect-schema.ts";
import { defaultFileName, defaultSummary } from "./default-summary.ts";

/** The summary and the name of the table; `undefined` when a template is wrong, which is reported. */
export function compileSummary(
  draft: PackDraft,
  written: CollectFile["summary"],
  { path, title }: { readonly path: Path; readonly title: Localized },
): Pick<CollectionPlan, "summary" | "fileName"> | undefined {
  const names: Names = new Map([
    ["title", valueShape],
    ["opened", valueShape],
    ["closes", valueShape],
    ["now", valueShape],
    ["lang", valueShape],
    ["count", valueShape],
    ["answered", fieldsShape({ size: valueShape, first: personShape, last: personShape })],
    ["missing", listShape],
    ["vars", varNames(draft.vars)],
  ]);
  const { text, markdown } = written ?? {};
  const isWritten = text !== undefined || markdown !== undefined;
  const compileIn = (locale: Locale) =>
    compileContent(
      draft,
      isWritten ? { ...written } : { markdown: defaultSummary(locale), title: written?.title },
      { path, names, defaultTitle: pick(title, locale) },
    );
  const zh = compileIn("zh-CN");
  const en = zh && compileIn("en");
  const file = compileTemplate(draft.setting.engines.text, written?.file ?? defaultFileName, names);
  if ("findings" in file) {
    for (const finding of file.findings) {
      draft.report(draft.document.problemInside([...path, "file"], finding.within, finding));
    }
    return undefined;
  }
  if (zh === undefined || en === undefined) return undefined;
  const scopeOf = ({ openedAt, closesAt, ...others }: SummaryScope, locale: Locale) => ({
    ...others,
    lang: langOf(locale),
    opened: openedAt,
    closes: closesAt,
    vars: draft.vars,
  });
  return {
    summary: (scope, locale) => (locale === "en" ? en : zh)(scopeOf(scope, locale)),
    fileName: (scope) => file.template.render(scopeOf(scope, draft.setting.locale)),
  };
}

const personShape = fieldsShape({
  id: valueShape,
  name: valueShape,
  late: valueShape,
  at: valueShape,
  answers: { kind: "open" },
  lines: listShape,
});
