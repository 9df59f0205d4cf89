import { isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { Problem } from "./problem.ts";
import type { Finding, SourceText } from "./source-text.ts";

/** Keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** A YAML file that was read: its value, and the place of everything in it. */
export interface YamlDocument {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** A problem at the value of `path`; at its key with `at: "key"`. What is not there is placed at its parent. */
  problem(path: Path, finding: Finding, at?: "key" | "value"): Problem;
  /**
   * A problem at a part of the value of `path`: each of `needles` is looked for behind where the one before
   * begins. What cannot be found is placed at what was, or at the value.
   */
  problemInside(path: Path, needles: readonly string[], finding: Finding): Problem;
  /** A problem at a character of the text at `path`; at its beginning where the file writes it in another way. */
  problemAt(path: Path, at: number, finding: Finding): Problem;
  /** Frees the tree, which is many times as large as the text. No problem can be placed afterwards. */
  release(): void;
}

/** The document of `root`; `value` is its plain value. */
export function createDocument(
  source: SourceText,
  root: Node | null,
  value: unknown,
): YamlDocument {
  let tree = root;
  return {
    file: source.file,
    text: source.text,
    value,
    problem: (path, finding, at = "value") =>
      source.problem(offsetOf(locate(tree, path), at), finding),
    problemAt(path, at, finding) {
      const found = locate(tree, path);
      const offset = offsetInside(found.node, at, source.text) ?? offsetOf(found, "value");
      return source.problem(offset, finding);
    },
    problemInside(path, needles, finding) {
      const found = locate(tree, path);
      const [start, end] = found.node?.range ?? [0, 0];
      const inside = needles.reduce((from, needle) => {
        const at = source.text.slice(start, end).indexOf(needle, Math.max(from, 0));
        return at === -1 ? from : at;
      }, -1);
      return source.problem(inside === -1 ? offsetOf(found, "value") : start + inside, finding);
    },
    release() {
      tree = null;
    },
  };
}

/** Where the character `at` of a text stands in the file, as far as the text is written there as it is. */
function offsetInside(node: Node | null, at: number, file: string): number | undefined {
  if (!isScalar(node) || typeof node.value !== "string" || !node.range) return undefined;
  const start = node.range[0] + (node.type?.startsWith("QUOTE") === true ? 1 : 0);
  const before = node.value.slice(0, at);
  return file.slice(start, start + at) === before ? start + at : undefined;
}

interface Located {
  readonly node: Node | null;
  readonly key?: Node;
}

function locate(root: Node | null, path: Path): Located {
  let found: Located = { node: root };
  for (const step of path) {
    const next = stepInto(found.node, step);
    if (next === undefined) return { node: found.node, ...(found.key && { key: found.key }) };
    found = next;
  }
  return found;
}

function stepInto(node: Node | null, step: string | number): Located | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { node: item };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find((one) => keyText(one) === String(step));
  return pair === undefined ? undefined : { node: pair.value, key: pair.key };
}

/** A key as text, whatever it was taken for. */
export function keyText(pair: Pair<Node, Node | null>): string | undefined {
  if (!isScalar(pair.key)) return undefined;
  return pair.key.source ?? String(pair.key.value);
}

function offsetOf({ node, key }: Located, at: "key" | "value"): number {
  const value = node?.range?.[0];
  const keyOffset = key?.range?.[0];
  // An empty value has no place worth showing, and a map or list is known by its key.
  const byKey = at === "key" || node === null || isEmpty(node) || isMap(node) || isSeq(node);
  return (byKey ? (keyOffset ?? value) : value) ?? 0;
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.source === "" && node.type === "PLAIN";
}
