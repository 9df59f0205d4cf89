/** A program text taken apart. */
export interface Scanned {
  /** The text at its own length and lines, with comments and all that stands in quotes blanked. */
  readonly code: string;
  readonly comments: readonly Comment[];
}

interface Comment {
  readonly at: number;
  readonly text: string;
}

const comment = /\/\/[^\n]*|\/\*[^]*?\*\//y;
const string = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y;
// From the opening quote, or from the `}` that ends a `${`, to the closing quote or the next `${`.
const template = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y;
const regex = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*|\d[\w.]*/uy;

const wordsBeforeRegex = new Set(
  "await case delete do else in instanceof new of return throw typeof void yield".split(" "),
);

/**
 * Takes comments and quoted text out of TypeScript or JavaScript. A slash begins a regex where a value
 * may begin, judged by the token before it.
 */
export function scan(text: string): Scanned {
  const comments: Comment[] = [];
  // Open braces since each `${` that has not been closed yet, innermost last.
  const templates: number[] = [];
  let code = "";
  let at = 0;
  let previous = "";

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const quote = (length: number): void => {
    const quoted = text.slice(at, at + length);
    code += `${quoted[0]}${blank(quoted.slice(1, -1))}${quoted.at(-1)}`;
    previous = '"';
    at += length;
  };
  const beginTemplate = (): void => {
    const opening = 1;
    at += opening;
    const chunk = take(template) ?? text.slice(at);
    at -= opening;
    if (chunk.endsWith("${")) templates.push(0);
    quote(opening + chunk.length);
    if (chunk.endsWith("${")) previous = "{";
  };

  while (at < text.length) {
    const character = text.charAt(at);
    const depth = templates.at(-1);
    if (character === "`") {
      beginTemplate();
      continue;
    }
    if (character === "}" && depth === 0) {
      templates.pop();
      beginTemplate();
      continue;
    }
    if (character === "{" && depth !== undefined) templates[templates.length - 1] = depth + 1;
    if (character === "}" && depth !== undefined) templates[templates.length - 1] = depth - 1;

    const remark = take(comment);
    if (remark !== undefined) {
      comments.push({ at, text: remark });
      code += blank(remark);
      at += remark.length;
      continue;
    }
    const quoted = take(string) ?? (mayBeginRegex(previous) ? take(regex) : undefined);
    if (quoted !== undefined) {
      quote(quoted.length);
      continue;
    }
    const token = take(word) ?? character;
    code += token;
    if (token.trim() !== "") previous = token;
    at += token.length;
  }
  return { code, comments };
}

function mayBeginRegex(previous: string): boolean {
  if (/^[\p{ID_Start}$_\d]/u.test(previous)) return wordsBeforeRegex.has(previous);
  return !['"', ")", "]", "}"].includes(previous);
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}
