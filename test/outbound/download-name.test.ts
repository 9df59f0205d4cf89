import { expect, test } from "vitest";
import { downloadName } from "../../src/outbound/download-name.ts";

const latin1 = (text: string): string => Buffer.from(text).toString("latin1");

test.each<[url: string, disposition: string, type: string, name: string, mediaType: string]>([
  ["/a/b.pdf", "", "application/pdf", "b.pdf", "application/pdf"],
  ["/a/b.pdf?x=/c.exe", "", "application/octet-stream", "b.pdf", "application/pdf"],
  ["/a/b.pdf", "", "", "b.pdf", "application/pdf"],
  ["/report", "", "text/csv; charset=utf-8", "report.csv", "text/csv"],
  ["/report", "", "", "report", "application/octet-stream"],
  ["/", "", "text/html", "download.html", "text/html"],
  ["/x", 'attachment; filename="a b.txt"', "", "a b.txt", "text/plain"],
  ["/x", "attachment; filename=plain.txt; size=3", "", "plain.txt", "text/plain"],
  ["/x", 'attachment; filename="q\\"uo.txt"', "", "quo.txt", "text/plain"],
  [
    "/x",
    `attachment; filename="${latin1("周报.docx")}"`,
    "",
    "周报.docx",
    expect.any(String) as string,
  ],
  ["/x", "attachment; filename*=UTF-8''%E5%91%A8.txt", "", "周.txt", "text/plain"],
  ["/x", 'attachment; filename="../../etc/passwd"', "", "passwd", "application/octet-stream"],
  [
    "/x",
    'attachment; filename="..\\\\..\\\\boot.ini"',
    "",
    "boot.ini",
    expect.any(String) as string,
  ],
  ["/x", "attachment; filename*=UTF-8''..%2F..%2Fa%0d%0ab.txt", "", "ab.txt", "text/plain"],
  ["/..%2f..%2fsecret.txt", "", "", "secret.txt", "text/plain"],
  ["/%E5%91", "", "text/plain", "%E5%91.txt", "text/plain"],
  ["/.htaccess", "", "", "htaccess", "application/octet-stream"],
  ["/invoice%E2%80%AEfdp.exe", "", "", "invoicefdp.exe", expect.any(String) as string],
])("%s with %j and %j is %s", (url, disposition, type, name, mediaType) => {
  const given = downloadName(new URL(url, "https://x.example"), { disposition, type });
  expect(given).toEqual({ name, mediaType });
});

test("a long name is cut and keeps its extension", () => {
  const url = new URL(`https://x.example/${"长".repeat(300)}.pdf`);
  const { name } = downloadName(url, {});
  expect(name).toHaveLength(120);
  expect(name.endsWith("长.pdf")).toBe(true);
});
