import { CST, Lexer } from "yaml";
import { createDepthMeter } from "./depth-meter.ts";
import type { Finding } from "./source-text.ts";

/** Bounds checked before the text is parsed. */
export const maxBytes = 262_144;
export const maxDepth = 20;
export const maxNodes = 10_000;

// The parser recurses per level and has aborted a process at 1000 levels; 64 leaves the exact bound of
// `maxDepth` to the walk over the parsed tree and is far from any danger.
const scanDepth = 64;
// The parser takes a quarter of a second for the 260,000 empty lines that 256 KiB can hold.
const maxLines = 30_000;
const maxRefusals = 20;

/** 30000 → 30,000; a number format of the system's costs a start 13 ms. */
function inThousands(count: number): string {
  return `${count / 1000},000`;
}

/** A finding of the scan, and where. */
export interface ScanFinding extends Finding {
  readonly offset: number;
}

/** Said of a file that is nested too deeply. */
export const tooDeep: Finding = {
  message: `nested more than ${maxDepth} levels deep`,
  hint: "write it flatter",
};

const tooMany: Finding = {
  message: `more than ${inThousands(maxNodes)} keys and values`,
  hint: "split it into several files",
};

const tooLong: Finding = { message: `more than ${inThousands(maxLines)} lines` };

/**
 * Bounds nesting and size, and finds what is refused anywhere (anchors, aliases, tags, directives), in one
 * linear pass over the tokens. The lexer keeps no tree and does not recurse; being the parser's own, it
 * cannot disagree with it about where a string ends. Text with findings is not parsed.
 */
export function scanLimits(text: string): readonly ScanFinding[] {
  const findings: ScanFinding[] = [];
  const depth = createDepthMeter();
  let offset = 0;
  let nodes = 0;
  let marks = 0;
  let lines = 0;
  let inScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (inScalar) depth.passText(token, offset);
    else {
      const type = CST.tokenType(token) ?? "error";
      depth.take(type, token, offset);
      const refused = refusals[type];
      if (refused !== undefined) findings.push({ ...refused, offset });
      if (type.endsWith("scalar") || type.endsWith("-start")) nodes++;
      else if (type === "newline") lines++;
      else if (!quiet.has(type)) marks++;
      // A value has at most a comma, a colon and a closing bracket of its own.
      if (nodes > maxNodes || marks > 3 * maxNodes) return [{ ...tooMany, offset }];
      if (lines > maxLines) return [{ ...tooLong, offset }];
      if (depth.level() > scanDepth) return [{ ...tooDeep, offset }];
      if (findings.length >= maxRefusals) break;
    }
    inScalar = token === CST.SCALAR;
    if (!isControl(token)) offset += token.length;
  }
  return findings;
}

const quiet = new Set(["space", "comment", "byte-order-mark", "doc-mode"]);

const refusals: Readonly<Record<string, Finding>> = {
  anchor: {
    message: "anchors (`&name`) are not supported",
    hint: "write the value out where it is needed; text that begins with & needs quotes",
  },
  alias: {
    message: "aliases (`*name`) are not supported",
    hint: "write the value out; text that begins with * needs quotes",
  },
  tag: {
    message: "tags (`!name`) are not supported",
    hint: "remove it; text that begins with ! needs quotes",
  },
  "directive-line": { message: "directives (`%…`) are not supported", hint: "remove the line" },
};

function isControl(token: string): boolean {
  return token === CST.DOCUMENT || token === CST.FLOW_END || token === CST.SCALAR;
}
