import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import { keyText } from "./document.ts";
import { isSecretKey } from "./hide-secrets.ts";
import { maxDepth, tooDeep } from "./scan-limits.ts";
import type { Finding } from "./source-text.ts";

/** Says what is wrong at an offset. */
type Report = (offset: number, finding: Finding) => void;

/** What `toValue` needs to know. */
export interface ToValueOptions {
  readonly report: Report;
  /** Puts masked templates back into the text of a scalar. */
  readonly textOf: (value: string, start: number) => string;
}

/** The plain value of `node`. Maps become plain objects whose keys are checked by name. */
export function toValue(
  node: Node | null,
  options: ToValueOptions,
  { depth, secret }: Below = { depth: 1, secret: false },
): unknown {
  if (node === null) return null;
  if (isScalar(node)) return scalarValue(node, options, secret);
  const offset = node.range?.[0] ?? 0;
  if (depth > maxDepth) {
    options.report(offset, tooDeep);
    return null;
  }
  const below = { depth: depth + 1, secret };
  if (isSeq<Node>(node)) return node.items.map((item) => toValue(item, options, below));
  if (!isMap<Node, Node | null>(node)) return null;
  const seen = new Set<string>();
  const entries: [string, unknown][] = [];
  for (const pair of node.items) {
    const key = checkedKey(pair, seen, options.report);
    const value = toValue(pair.value, options, {
      ...below,
      secret: secret || isSecretKey(key ?? ""),
    });
    if (key !== undefined) entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

interface Below {
  readonly depth: number;
  /** Whether a key above says that this may not be quoted. */
  readonly secret: boolean;
}

// Harmless here, but merged into another object by somebody they would reach every object there is.
const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

function checkedKey(
  pair: Pair<Node, Node | null>,
  seen: Set<string>,
  report: Report,
): string | undefined {
  const offset = pair.key.range?.[0] ?? 0;
  const key = keyText(pair);
  if (key === undefined) {
    report(offset, { message: "a key must be a word, not a list or a map" });
    return undefined;
  }
  if (refusedKeys.has(key)) {
    report(offset, { message: `the key \`${key}\` is not allowed`, hint: "choose another name" });
    return undefined;
  }
  if (key === "<<") {
    report(offset, {
      message: "merge keys (`<<`) are not supported",
      hint: "write the keys out where they are needed",
    });
    return undefined;
  }
  if (seen.has(key)) {
    report(offset, { message: `\`${key}\` is given twice`, hint: "remove one of the two" });
    return undefined;
  }
  seen.add(key);
  return key;
}

function scalarValue(node: Scalar, { report, textOf }: ToValueOptions, secret: boolean): unknown {
  const { value } = node;
  const start = node.range?.[0] ?? 0;
  if (typeof value === "string") return textOf(value, start);
  if (typeof value === "number" && losesDigits(node.source ?? "", value)) {
    report(
      start,
      secret
        ? { message: "this would be read as a number of another form", hint: "write it in quotes" }
        : {
            message: `${node.source} would be read as the number ${value}`,
            hint: `write it in quotes: "${node.source}"`,
          },
    );
  }
  return value;
}

/** Whether somebody who wrote `source` would not recognise it in `value`: `012`, 20-digit ids, `.inf`. */
function losesDigits(source: string, value: number): boolean {
  if (!Number.isFinite(value)) return true;
  if (/^[-+]?0\d/.test(source)) return true;
  if (Number.isInteger(value)) return !Number.isSafeInteger(value);
  // A double keeps 15 decimal digits, whatever they are.
  return source.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").length > 15;
}
