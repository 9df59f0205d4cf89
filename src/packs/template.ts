import type { Liquid, Template as LiquidTemplate } from "liquidjs";
import { didYouMean } from "../yaml/nearest.ts";
import type { Finding } from "../yaml/source-text.ts";
import { knownTags } from "./template-engine.ts";
import { checkNamePath, type Names } from "./template-names.ts";

/** A template that was checked. */
export interface Template {
  /** The text, at most `maxOutputBytes`; throws when a limit is reached. */
  render(scope: Scope): string;
}

export type Scope = Readonly<Record<string, unknown>>;

/** Something wrong in a template; `within` leads to its place: a piece of the template, then a part of it. */
interface TemplateFinding extends Finding {
  readonly within: readonly string[];
}

/** What compiling came to. */
export type Compiled =
  | { readonly template: Template }
  | { readonly findings: readonly TemplateFinding[] };

// What DingTalk takes in one message (protocol §1.6): more would only be cut into pieces.
const maxOutputBytes = 20_000;

/** Reads a template and checks every name in it against `names`. */
export function compileTemplate(
  engine: Liquid,
  text: string,
  names: Names,
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean } = {},
): Compiled {
  const read = parseTemplate(engine, text, names);
  if ("findings" in read) return read;
  const { parsed } = read;
  return {
    template: {
      render(scope) {
        const output = String(engine.renderSync(parsed, { ...scope }));
        // The length comes first: a text of many megabytes is not put together before it is looked at.
        if (output.length > maxOutputBytes || Buffer.byteLength(output) > maxOutputBytes) {
          throw new Error(`the template came to more than ${maxOutputBytes} bytes`);
        }
        if (mayBeEmpty) return output;
        if (output.trim() === "") throw new Error("the template came to nothing");
        return output.trimEnd();
      },
    },
  };
}

/** What compiling an expression came to. */
export type CompiledExpression =
  | { readonly evaluate: (scope: Scope) => unknown }
  | { readonly findings: readonly TemplateFinding[] };

/** Reads a field that is exactly one `${{ … }}`, whose value keeps its type; `undefined` for any other field. */
export function compileExpression(
  typed: Liquid,
  text: string,
  names: Names,
): CompiledExpression | undefined {
  if (!/^\s*\$\{\{(?:(?!\}\}).)*\}\}\s*$/s.test(text)) return undefined;
  const read = parseTemplate(typed, text.trim(), names);
  if ("findings" in read) return read;
  const { parsed } = read;
  return { evaluate: (scope): unknown => typed.renderSync(parsed, { ...scope }) as unknown };
}

function parseTemplate(
  engine: Liquid,
  text: string,
  names: Names,
): { readonly parsed: LiquidTemplate[] } | { readonly findings: readonly TemplateFinding[] } {
  let parsed: LiquidTemplate[];
  try {
    parsed = engine.parse(text);
  } catch (error) {
    return { findings: [parseFinding(engine, text, error)] };
  }
  const findings = nameFindings(engine, parsed, text, names);
  return findings.length > 0 ? { findings } : { parsed };
}

function nameFindings(
  engine: Liquid,
  parsed: LiquidTemplate[],
  text: string,
  names: Names,
): TemplateFinding[] {
  const starts = lineStarts(text);
  const { globals } = engine.analyzeSync(parsed, { partials: false });
  const found = Object.values(globals).flat();
  return found
    .map(({ segments, location }) => ({
      finding: checkNamePath(segments, names),
      offset: (starts[location.row - 1] ?? 0) + location.col - 1,
      name: String(segments[0]),
    }))
    .flatMap(({ finding, offset, name }) =>
      finding === undefined ? [] : [{ ...finding, offset, within: [pieceAt(text, offset), name] }],
    )
    .toSorted((a, b) => a.offset - b.offset);
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
}

/** The `${{ … }}` or `{% … %}` around `offset`. */
function pieceAt(text: string, offset: number): string {
  const open = Math.max(text.lastIndexOf("${{", offset), text.lastIndexOf("{%", offset), 0);
  const close = /\}\}|%\}/.exec(text.slice(open));
  return close === null ? text.slice(open) : text.slice(open, open + close.index + 2);
}

function parseFinding(engine: Liquid, text: string, error: unknown): TemplateFinding {
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const piece = pieceAt(text, offsetOf(error));
  const filter = /^undefined filter: ([^\s,]+)/.exec(message)?.[1];
  if (filter !== undefined) {
    const hint = didYouMean(filter, Object.keys(engine.filters));
    return { message: `there is no filter \`${filter}\``, hint, within: [piece, filter] };
  }
  const tag = /^tag "([^"]*)" not found/.exec(message)?.[1];
  if (tag !== undefined) {
    const hint = didYouMean(tag, knownTags);
    return { message: `there is no tag \`${tag}\``, hint, within: [piece, tag] };
  }
  if (message.includes("not closed")) {
    const mark = piece.startsWith("${{") ? "${{" : (/^\{%-?\s*\w+/.exec(piece)?.[0] ?? "{%");
    const end = piece.endsWith("%}") ? `{% end${mark.replace(/\W/g, "")} %}` : "%}";
    const hint = `it ends with ${mark === "${{" ? "}}" : end}`;
    return { message: `\`${mark}\` is not closed`, hint, within: [piece] };
  }
  const said = message.replace(/,? line:.*$/, "");
  return { message: `not a template: ${said}`, within: [piece] };
}

/** Where Liquid stopped: its errors carry the token. */
function offsetOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("token" in error)) return 0;
  const { token } = error;
  if (typeof token !== "object" || token === null || !("begin" in token)) return 0;
  return typeof token.begin === "number" ? token.begin : 0;
}
