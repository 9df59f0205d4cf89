/** Something wrong in a file, and where. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly col: number;
  readonly message: string;
  readonly hint?: string;
  readonly severity: "error" | "warning";
  /** The line as it stands in the file, with secrets starred out. */
  readonly excerpt?: string;
}

// Longer lines are cut around the place, so that the caret stays on the screen.
const widestExcerpt = 100;

/** One problem as text: `file:line:col: message`, the line with a caret under the place, the hint. */
function renderProblem(problem: Problem): string {
  const { file, line, col, message, hint, severity, excerpt } = problem;
  const label = severity === "warning" ? "warning: " : "";
  const shown = [`${file}:${line}:${col}: ${label}${message}`];
  if (excerpt !== undefined && excerpt.trim() !== "") {
    const cut = col > widestExcerpt ? col - widestExcerpt / 2 : 0;
    const visible = excerpt.slice(cut, cut + widestExcerpt);
    const gutter = `  ${line} | `;
    const before = visible.slice(0, col - 1 - cut);
    shown.push(`${gutter}${visible}`, `${" ".repeat(gutter.length)}${blankFor(before)}^`);
  }
  if (hint !== undefined) shown.push(`  ${hint}`);
  return shown.join("\n");
}

/** All problems as text, in the order of the files and lines. */
export function renderProblems(problems: readonly Problem[]): string {
  return sortProblems(problems).map(renderProblem).join("\n");
}

/** By file, then line, then column. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || a.col - b.col);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Blanks as wide as `text` in a terminal, where Chinese characters take two columns. */
function blankFor(text: string): string {
  return Array.from(text, (character) => {
    if (character === "\t") return "\t";
    return wide.test(character) ? "  " : " ";
  }).join("");
}

// East Asian wide and full-width forms, and emoji.
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3ffff}]/u;
