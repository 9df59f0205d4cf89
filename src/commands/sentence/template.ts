/** A sentence template as written: `(发布|上线)[一下]{service}[到{env}]`. */
export type Template =
  /** Words to be said, in any width and case; spaces do not matter. */
  | { readonly kind: "words"; readonly text: string }
  /** An argument of the command. */
  | { readonly kind: "slot"; readonly name: string }
  /** `{name:(a|b)}`: an argument that is said in these words. */
  | { readonly kind: "said"; readonly name: string; readonly part: Template }
  | { readonly kind: "sequence"; readonly parts: readonly Template[] }
  /** `(a|b)` */
  | { readonly kind: "choice"; readonly options: readonly Template[] }
  /** `[a]` or `[a|b]` */
  | { readonly kind: "optional"; readonly part: Template };

/** A template, or what is wrong with it and at which character. */
export type ParsedTemplate =
  | { readonly template: Template }
  | { readonly problem: { readonly at: number; readonly message: string } };

/** Named pieces that templates share, written `<name>`. */
export type Fragments = Readonly<Record<string, string>>;

const maxLength = 400;
const maxDepth = 8;
/** Pieces of one template with its fragments filled in: the work of matching grows with them. */
const maxParts = 200;

/** Reads a template. `\` before a sign takes it as it is. */
export function parseTemplate(source: string, fragments: Fragments = {}): ParsedTemplate {
  if (source.length > maxLength) {
    return { problem: { at: maxLength, message: `is longer than ${maxLength} characters` } };
  }
  try {
    const budget = { parts: maxParts };
    const template = readAll({ source, at: 0, fragments, within: [], budget });
    return isSilent(template)
      ? { problem: { at: 0, message: "matches when nothing is said: some words must be required" } }
      : { template };
  } catch (error) {
    if (error instanceof TemplateError) {
      return { problem: { at: error.at, message: error.message } };
    }
    throw error;
  }
}

class TemplateError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

interface Reader {
  readonly source: string;
  at: number;
  readonly fragments: Fragments;
  /** Names of the fragments being filled in, against going round in circles. */
  readonly within: readonly string[];
  readonly budget: { parts: number };
}

function readAll(reader: Reader): Template {
  const template = readOptions(reader, 0);
  if (reader.at === reader.source.length) return template;
  throw new TemplateError(reader.at, `\`${reader.source.charAt(reader.at)}\` closes nothing`);
}

/** `a|b|c` up to a closing sign. */
function readOptions(reader: Reader, depth: number): Template {
  if (depth > maxDepth) {
    throw new TemplateError(reader.at, `more than ${maxDepth} brackets within each other`);
  }
  const options = [readSequence(reader, depth)];
  while (reader.source.charAt(reader.at) === "|") {
    reader.at += 1;
    options.push(readSequence(reader, depth));
  }
  const [only] = options;
  return only !== undefined && options.length === 1 ? only : { kind: "choice", options };
}

function readSequence(reader: Reader, depth: number): Template {
  const parts: Template[] = [];
  for (;;) {
    const part = readPart(reader, depth);
    if (part === undefined) break;
    if (--reader.budget.parts < 0) throw new TemplateError(reader.at, "has too many parts");
    parts.push(part);
  }
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: "sequence", parts };
}

function readPart(reader: Reader, depth: number): Template | undefined {
  const { source, at } = reader;
  switch (source.charAt(at)) {
    case "":
    case "|":
    case ")":
    case "]":
    case "}":
      return undefined;
    case "(":
      return readBracketed(reader, ")", depth);
    case "[":
      return { kind: "optional", part: readBracketed(reader, "]", depth) };
    case "{":
      return readSlot(reader, depth);
    case "<":
      return readFragment(reader);
    case ">":
      throw new TemplateError(at, `\`${source.charAt(at)}\` closes nothing`);
    default:
      return readWords(reader);
  }
}

function readBracketed(reader: Reader, close: string, depth: number): Template {
  const opened = reader.at;
  reader.at += 1;
  const inside = readOptions(reader, depth + 1);
  if (reader.source.charAt(reader.at) !== close) {
    throw new TemplateError(opened, `\`${reader.source.charAt(opened)}\` is not closed`);
  }
  reader.at += 1;
  return inside;
}

/** `{name}`, or `{name:words}`. */
function readSlot(reader: Reader, depth: number): Template {
  const { source, at } = reader;
  const words = /^\{\s*([\p{L}_][\p{L}\p{N}_-]*)\s*:/u.exec(source.slice(at));
  if (words === null) return { kind: "slot", name: readName(reader, "}", "an argument") };
  reader.at += words[0].length;
  const part = readOptions(reader, depth + 1);
  if (source.charAt(reader.at) !== "}") throw new TemplateError(at, "`{` is not closed");
  reader.at += 1;
  return { kind: "said", name: words[1] ?? "", part };
}

function readName(reader: Reader, close: string, what: string): string {
  const opened = reader.at;
  const end = reader.source.indexOf(close, opened);
  const name = reader.source.slice(opened + 1, end).trim();
  if (end === -1) {
    throw new TemplateError(opened, `\`${reader.source.charAt(opened)}\` is not closed`);
  }
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) {
    throw new TemplateError(opened + 1, `\`${name}\` is not the name of ${what}`);
  }
  reader.at = end + 1;
  return name;
}

function readFragment(reader: Reader): Template {
  const { at, fragments, within, budget } = reader;
  const name = readName(reader, ">", "a fragment");
  const source = Object.hasOwn(fragments, name) ? fragments[name] : undefined;
  if (source === undefined) throw new TemplateError(at, `there is no fragment \`<${name}>\``);
  if (within.includes(name)) {
    throw new TemplateError(at, `the fragment \`<${name}>\` contains itself`);
  }
  try {
    return readAll({ source, at: 0, fragments, within: [...within, name], budget });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new TemplateError(at, `in the fragment \`<${name}>\`: ${error.message}`);
  }
}

function readWords(reader: Reader): Template {
  let text = "";
  while (
    reader.at < reader.source.length &&
    !"()[]{}<>|".includes(reader.source.charAt(reader.at))
  ) {
    if (reader.source.charAt(reader.at) === "\\") reader.at += 1;
    text += reader.source.charAt(reader.at);
    reader.at += 1;
  }
  return { kind: "words", text };
}

/** Whether a template can match without a word of its own being said. */
function isSilent(template: Template): boolean {
  switch (template.kind) {
    case "words":
      return template.text.trim() === "";
    case "slot":
    case "optional":
      return true;
    case "said":
      return isSilent(template.part);
    case "sequence":
      return template.parts.every(isSilent);
    case "choice":
    default:
      return template.options.some(isSilent);
  }
}

/** The names of all slots, each once. */
export function slotsOf(template: Template): readonly string[] {
  switch (template.kind) {
    case "words":
      return [];
    case "slot":
      return [template.name];
    case "said":
      return [...new Set([template.name, ...slotsOf(template.part)])];
    case "optional":
      return slotsOf(template.part);
    case "sequence":
      return [...new Set(template.parts.flatMap(slotsOf))];
    case "choice":
    default:
      return [...new Set(template.options.flatMap(slotsOf))];
  }
}
