import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { writeXlsx } from "../../src/files/xlsx.ts";

/** The XML of the parts of a workbook whose names match. */
async function xmlOf(
  rows: readonly (readonly (string | number)[])[],
  title = "周报",
): Promise<string> {
  const parts = unzipSync(await writeXlsx({ title, header: ["姓名", "答"], rows }));
  return Object.entries(parts)
    .filter(([name]) => /sheet1\.xml$|sharedStrings\.xml$|workbook\.xml$/u.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join("\n");
}

test("what begins like a formula stays text: nothing in the file is computed", async () => {
  const hostile = [
    '=HYPERLINK("http://x","点")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "=cmd|' /C calc'!A0",
  ];
  const xml = await xmlOf(hostile.map((text) => ["李雷", text]));
  expect(xml).not.toMatch(/<f[ >/]/u);
  for (const text of hostile) {
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").trim();
    expect(
      xml.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&#39;", "'"),
    ).toContain(escaped);
  }
});

test("a number is a number, a text of digits a text, and marks of XML are words", async () => {
  const xml = await xmlOf([
    ["韩梅梅 <b>&\u0000\uD800", 8.5],
    ["王芳", "007"],
  ]);
  expect(xml).toContain("<v>8.5</v>");
  expect(xml).toContain("韩梅梅 &lt;b&gt;&amp;");
  expect(xml).not.toContain("\u0000");
  expect(xml).toMatch(/>007</u);
  expect(xml).not.toContain("<v>007</v>");
});

test("a sheet's name is one that Excel takes, and a cell as long as it may be", async () => {
  const xml = await xmlOf([["a", "长".repeat(40_000)]], "周报[1]/2:*?' ".repeat(9));
  const [, name = ""] = /<sheet [^>]*name="([^"]*)"/u.exec(xml) ?? [];
  expect(name.length).toBeLessThanOrEqual(31);
  expect(name).not.toMatch(/[[\]:*?/\\']/u);
  expect(/长+/u.exec(xml)?.[0]).toHaveLength(32_767);
});
