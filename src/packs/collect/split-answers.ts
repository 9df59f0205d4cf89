/** A question, and the words that may stand before its answer. */
export interface Labelled {
  readonly key: string;
  readonly labels: readonly string[];
}

/** The texts of a sentence that answers several questions. */
export interface SplitAnswers {
  /** By question. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether the sentence said which question it answers. */
  readonly isLabelled: boolean;
}

/**
 * Cuts a sentence into the answers of questions: `本周完成：登录页；下周计划 注册`, `1. 登录页 2. 注册`, `登录页；注册`. What
 * stands before the first label, or has none, answers the questions in their order.
 */
export function splitAnswers(text: string, questions: readonly Labelled[]): SplitAnswers {
  const marks = marksIn(text, questions);
  if (marks.length === 0) return { texts: inOrder(text, questions), isLabelled: false };
  const texts = new Map<string, string>();
  for (const [index, { key, end }] of marks.entries()) {
    const answer = tidy(text.slice(end, marks[index + 1]?.start));
    if (answer !== "") texts.set(key, answer);
  }
  const before = tidy(text.slice(0, marks[0]?.start));
  const first = questions.find(({ key }) => !marks.some((mark) => mark.key === key));
  if (before !== "" && first !== undefined) texts.set(first.key, before);
  return { texts, isLabelled: true };
}

interface Mark {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Where answers begin, in the order of the text; each question once. */
function marksIn(text: string, questions: readonly Labelled[]): readonly Mark[] {
  const found: Mark[] = [];
  for (const start of startsIn(text)) {
    const mark = labelAt(text, start, questions);
    const isNew = mark !== undefined && !found.some(({ key }) => key === mark.key);
    if (isNew && mark.start >= (found.at(-1)?.end ?? 0)) found.push(mark);
  }
  return found;
}

/** Where an answer may begin: at the start, and behind a mark, a number or a space. */
function startsIn(text: string): readonly number[] {
  const starts = [...text.matchAll(/[\s;；。，,、|]+(?:\d{1,2}\s*[.、)）:：]\s*)?/gu)].map(
    (match) => match.index + match[0].length,
  );
  const numbered = /^\s*\d{1,2}\s*[.、)）:：]\s*/u.exec(text)?.[0].length;
  return [0, ...(numbered === undefined ? [] : [numbered]), ...starts].filter(
    (at) => at < text.length,
  );
}

function labelAt(text: string, at: number, questions: readonly Labelled[]): Mark | undefined {
  const isStrong =
    at === 0 || /[;；。\n]\s*(?:\d{1,2}\s*[.、)）:：]\s*)?$/u.test(text.slice(0, at));
  const fits = questions
    .flatMap(({ key, labels }) => labels.map((label) => ({ key, label })))
    .filter(({ label }) => beginsAt(text, at, label))
    .toSorted((a, b) => b.label.length - a.label.length);
  for (const { key, label } of fits) {
    const behind = text.slice(at + label.length);
    const colon = /^\s*[:：=]\s*/u.exec(behind)?.[0].length;
    // Between words a short label is one only with a colon: 做完了，完成得不错.
    if (colon === undefined && !isStrong && label.length < 3) continue;
    return { key, start: at, end: at + label.length + (colon ?? 0) };
  }
  return undefined;
}

function beginsAt(text: string, at: number, label: string): boolean {
  if (label === "") return false;
  const here = text.slice(at, at + label.length);
  if (here.toLowerCase() !== label.toLowerCase()) return false;
  // `plan` is not in `planned`.
  return !(/\w$/u.test(label) && /^\w/u.test(text.slice(at + label.length)));
}

/** Answers in the order of the questions: numbered, or parted by semicolons or lines. */
function inOrder(text: string, questions: readonly Labelled[]): ReadonlyMap<string, string> {
  const pieces = numberedPieces(text) ?? text.split(/[;；\n]+/u);
  const answers = pieces.map(tidy).filter((piece) => piece !== "");
  const last = questions.length - 1;
  const texts = new Map<string, string>();
  for (const [index, answer] of answers.entries()) {
    const key = questions[Math.min(index, last)]?.key;
    if (key === undefined) continue;
    const before = texts.get(key);
    texts.set(key, before === undefined ? answer : `${before}；${answer}`);
  }
  return texts;
}

/** `1. A 2. B`: the numbers count up from one. */
function numberedPieces(text: string): readonly string[] | undefined {
  const marks = [...text.matchAll(/(?:^|(?<=[\s;；。，,]))(\d{1,2})\s*[.、)）:：](?!\d)\s*/gu)];
  const isList = marks.length > 1 && marks.every((mark, index) => Number(mark[1]) === index + 1);
  if (!isList || marks[0]?.index !== text.search(/\S/u)) return undefined;
  return marks.map((mark, index) =>
    text.slice(mark.index + mark[0].length, marks[index + 1]?.index),
  );
}

/** Without the marks around an answer, and 了 and the like behind its label. */
function tidy(text: string): string {
  return text
    .replace(/^[\s:：;；,，、|]+/u, "")
    .replace(/^(?:了|的是|是)(?=\S)/u, "")
    .replace(/[\s;；,，、|]+$/u, "")
    .replace(/(?:^|[\s;；,，、|])\d{1,2}\s*[.、)）:：]\s*$/u, "")
    .trim();
}
