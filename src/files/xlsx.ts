import type { Table } from "../core/table.ts";

/** The media type of what `writeXlsx` makes. */
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What Excel takes in one cell. */
const longestCell = 32_767;

/** What a sheet may be called in Excel: 31 characters, none of these. */
const noSheetName = /[[\]:*?/\\']/gu;

/**
 * A table as an xlsx file. A text is a cell of text also where it begins like a formula (`=`, `+`, `-`, `@`): what
 * people wrote is never computed by whoever opens it.
 */
export async function writeXlsx({ title, header, rows }: Table): Promise<Uint8Array> {
  // Loaded when there is a table to write, not at each start.
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const head = header.map((value) => ({
    value: cellText(value),
    type: String,
    fontWeight: "bold" as const,
  }));
  const body = rows.map((row) =>
    row.map((value) =>
      typeof value === "number"
        ? { value, type: Number }
        : { value: cellText(value), type: String, wrap: true, alignVertical: "top" as const },
    ),
  );
  const sheet = title.replace(noSheetName, " ").trim().slice(0, 31) || "Sheet1";
  const columns = header.map((_, index) => ({ width: widthOf([header, ...rows], index) }));
  return writeExcelFile([head, ...body], { sheet, columns, stickyRowsCount: 1 }).toBuffer();
}

/** Without what XML cannot have. */
function cellText(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[^\t\n\r\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}\p{Co}]/gu, "")
    .slice(0, longestCell);
}

/** In characters, those of Chinese being two wide. */
function widthOf(rows: readonly (readonly (string | number)[])[], index: number): number {
  const widths = rows.map((row) => {
    const lines = String(row[index] ?? "").split("\n");
    return Math.max(...lines.map((line) => line.replaceAll(/[^\0-\u00FF]/gu, "xx").length));
  });
  return Math.min(Math.max(8, ...widths) + 2, 60);
}
