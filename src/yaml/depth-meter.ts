/** Measures nesting while tokens pass. */
export interface DepthMeter {
  take(type: string, token: string, offset: number): void;
  /** The words of a plain or block scalar, which may span lines. */
  passText(token: string, offset: number): void;
  level(): number;
}

const opensNothing = new Set([
  "space",
  "newline",
  "comment",
  "byte-order-mark",
  "doc-mode",
  "map-value-ind",
]);

/**
 * Counts open brackets, and open block levels by the columns at which they began: never less than half of
 * the parser's nesting (a list may stand at the column of its key), and at most two more.
 */
export function createDepthMeter(): DepthMeter {
  const columns: number[] = [];
  let flow = 0;
  let lineStart = 0;
  let blockScalarNext = false;

  const passText = (token: string, offset: number): void => {
    const newline = token.lastIndexOf("\n");
    if (newline !== -1) lineStart = offset + newline + 1;
  };
  const begin = (column: number): void => {
    while ((columns.at(-1) ?? -1) > column) columns.pop();
    if (columns.at(-1) !== column) columns.push(column);
  };
  return {
    passText,
    level: () => columns.length + flow,
    take(type, token, offset) {
      if (type === "flow-error-end") flow = 0;
      else if (type === "flow-map-end" || type === "flow-seq-end") flow = Math.max(0, flow - 1);
      else if (flow === 0 && !opensNothing.has(type)) {
        // The words of a block scalar begin at a line's start and say nothing about columns.
        if (type !== "scalar" || !blockScalarNext) begin(offset - lineStart);
        blockScalarNext = type === "block-scalar-header";
      }
      if (type === "flow-map-start" || type === "flow-seq-start") flow++;
      passText(token, offset);
    },
  };
}
