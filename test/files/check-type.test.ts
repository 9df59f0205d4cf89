import { Buffer } from "node:buffer";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mismatchOf } from "../../src/files/check-type.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-types-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function checked(name: string, bytes: Uint8Array | string): Promise<string | undefined> {
  const path = join(folder, "one");
  await writeFile(path, bytes);
  return mismatchOf(path, name);
}

const hex = (digits: string) => Buffer.concat([Buffer.from(digits, "hex"), Buffer.alloc(64)]);
const png = hex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");
const gif = Buffer.from("GIF89a\u0001\u0000\u0001\u0000<script>alert(1)</script>", "latin1");
const jpeg = hex("ffd8ffe000104a46494600010101006000600000");
const pdf = "%PDF-1.4\n<script>alert(1)</script>";
const page = "<!doctype html><html><script>alert(1)</script></html>";
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const program = hex("4d5a90000300000004000000ffff0000");
const elf = hex("7f454c4602010100000000000000000002003e00");
const old = hex("d0cf11e0a1b11ae1");
const zip = zipSync({ "a.txt": strToU8("a") });
const word = zipSync({
  "[Content_Types].xml": strToU8(
    '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  "word/document.xml": strToU8("<w/>"),
});

test.each<readonly [what: string, name: string, bytes: Uint8Array | string, is: string]>([
  ["a page called png", "photo.png", page, "html"],
  ["a page called jpg", "photo.jpg", `  \n${page}`, "html"],
  ["a page called pdf", "contract.pdf", page, "html"],
  ["a script called gif", "cat.gif", "<script>alert(1)</script>", "html"],
  ["PHP called jpeg", "me.jpeg", "<?php system('id');", "html"],
  ["SVG with a script called png", "logo.png", `<?xml version="1.0"?>${svg}`, "xml"],
  ["SVG without a header called png", "logo.png", svg, "html"],
  ["an iframe called webp", "a.webp", "<iframe src=x>", "html"],
  ["a zip called docx", "plan.docx", zip, "zip"],
  ["a zip called pdf", "plan.pdf", zip, "zip"],
  ["a docx called zip", "plan.zip", word, "docx"],
  ["a PDF called docx", "plan.docx", pdf, "pdf"],
  ["a PDF called txt", "notes.txt", pdf, "pdf"],
  ["a program called pdf", "invoice.pdf", program, "exe"],
  ["a program called txt", "readme.txt", program, "exe"],
  ["a program of Linux called zip", "tools.zip", elf, "elf"],
  ["a GIF with a script in it called png", "pixel.png", gif, "gif"],
  ["a picture called mp4", "clip.mp4", png, "png"],
  ["an old Office file called xlsx", "table.xlsx", old, "cfb"],
  ["noise called rar", "backup.rar", "no rar at all", "data"],
])("F-06 of 20 that are not what they are called: %s", async (_what, name, bytes, is) => {
  expect(await checked(name, bytes)).toBe(is);
});

test.each<readonly [name: string, bytes: Uint8Array | string]>([
  ["photo.png", png],
  ["photo.JPG", jpeg],
  ["photo.jfif", jpeg],
  ["contract.pdf", pdf],
  ["plan.docx", word],
  ["app.jar", zip],
  ["table.xls", old],
  ["page.html", page],
  ["logo.svg", `<?xml version="1.0"?>${svg}`],
  ["notes.txt", "<html> is how a page begins"],
  ["no ending", program],
  ["empty.pdf", ""],
])("F-06 what is what it is called is not flagged: %s", async (name, bytes) => {
  expect(await checked(name, bytes)).toBeUndefined();
});
