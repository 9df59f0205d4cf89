import type { Locale } from "../../core/locale.ts";

/** The summary of a collection that says nothing of its own. */
export function defaultSummary(locale: Locale): string {
  const [missing, late, nobody] =
    locale === "en"
      ? ["Missing", " (late)", "Nobody has answered."]
      : ["未交", "（迟交）", "没有人交。"];
  return `### \${{ title }} \${{ answered | size }}/\${{ count }}
{% for one in answered %}
**\${{ one.name }}**{% if one.late %}${late}{% endif %}
{% for line in one.lines %}
- \${{ line.label }}：\${{ line.text | truncate: 200 }}{% endfor %}
{% else %}
${nobody}
{% endfor %}
{% if missing.size > 0 %}
${missing}：\${{ missing | join: "、" }}
{% endif %}`;
}

/** The name of its table: `周报 2026-09-25`. */
export const defaultFileName = '${{ title }} ${{ opened | date: "%Y-%m-%d" }}';
