/** The rows of a CSV text (RFC 4180), separated by commas, semicolons or tabs, as spreadsheets save them. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\uFEFF/u, "");
  const [head = ""] = plain.split(/\r?\n/u, 1);
  const separator = [",", ";", "\t"].find((one) => head.includes(one)) ?? ",";
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\r\n][^${separator}\r\n]*)?)(${separator}|\r\n|\n|\r|$)`,
    "gu",
  );
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [whole, quoted, bare = "", end] of plain.matchAll(field)) {
    if (whole === "" && row.length === 0) break;
    row.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (end === separator) continue;
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  }
  return rows;
}
