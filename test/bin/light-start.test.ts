import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** What `program` of a package with `files` prints, and what it complains of, started by our bin. */
function run(program: string, files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "bellhop-light-"));
  made.push(folder);
  const all = {
    "package.json": '{"type":"module"}',
    "src/cli/program.ts": program,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, "bin"));
  for (const file of ["bellhop.js", "resolve-beside.js", "light-http.js"]) {
    copyFileSync(new URL(`../../bin/${file}`, import.meta.url), join(folder, "bin", file));
  }
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "bin/bellhop.js")], {
    encoding: "utf8",
  });
  return { stdout: stdout.trim(), stderr };
}

const packages = {
  "node_modules/modern/package.json": '{"type":"module","main":"index.js"}',
  "node_modules/modern/index.js":
    'import { b } from "./lib/b.js"; import c from "./lib/c.cjs"; export const modern = b + c;',
  "node_modules/modern/lib/b.js": 'export const b = "b";',
  "node_modules/modern/lib/c.cjs": 'module.exports = require("./d");',
  "node_modules/modern/lib/d.js": 'export const d = "d"; export { d as "module.exports" };',
  "node_modules/old/package.json": '{"main":"index"}',
  "node_modules/old/index.js": 'exports.old = require("./lib") + require("./lib/data");',
  "node_modules/old/lib/index.js": 'module.exports = "o";',
  "node_modules/old/lib/data.json": '"p"',
  "src/core/beside.ts":
    'import data from "./data.json" with { type: "json" };\nexport const beside: number = data;',
  "src/core/data.json": "7",
};

test("modules and packages of all kinds are found", () => {
  const program = `
    import { modern } from "modern";
    import { old } from "old";
    import { beside } from "../core/beside.ts";
    export async function runCli() {
      const again = await import("../core/./beside.ts");
      console.log(modern, old, beside, again.beside === beside);
    }`;
  expect(run(program, packages)).toEqual({ stdout: "bd op 7 true", stderr: "" });
});

test("a module that is not there is named", () => {
  const { stderr } = run('import "./absent.ts";\nexport function runCli() {}');
  expect(stderr).toContain("src/cli/absent.ts");
});

test("node:http is whole, and does not load Node's own fetch unless it is asked for", () => {
  const program = `
    import http, { createServer } from "node:http";
    const isLoaded = () => process.moduleLoadList.some((one) => one.includes("deps/undici"));
    export function runCli() {
      console.log(typeof createServer, isLoaded(), typeof http.WebSocket, isLoaded(), typeof fetch);
    }`;
  expect(run(program)).toEqual({ stdout: "function false function true function", stderr: "" });
});
