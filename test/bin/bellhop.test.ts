import { execFileSync, spawn, spawnSync } from "node:child_process";
import type { SpawnSyncReturns } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const binFiles = ["bin/bellhop.js", "bin/resolve-beside.js", "bin/light-http.js"];
const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

// Tells a recent Node that it is an old one, before the bin looks.
const pretendOld = `--import=data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}})",
)}`;

const program = `
  export function runCli(process) {
    if (process.argv[2] === "wait") {
      process.on("SIGTERM", () => process.exit(7));
      console.log("waiting");
      setInterval(() => undefined, 1000);
    } else {
      console.log(JSON.stringify({ node: process.versions.node, words: process.argv.slice(2) }));
      process.exitCode = 3;
    }
  }`;

/** The bin of a package like ours in a folder of its own, with or without a Node inside. */
function createPackage(options: { built?: boolean; bundled?: boolean } = {}): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "bellhop-bin-"));
  made.push(folder);
  const [source, name] =
    options.built === true ? ["dist/src/cli", "program.js"] : ["src/cli", "program.ts"];
  for (const one of ["bin", "src/main.ts", source, "node_modules/node/bin"]) {
    mkdirSync(join(folder, one), { recursive: true });
  }
  for (const file of [...binFiles, "src/main.ts/index.js"]) {
    copyFileSync(new URL(file, root), join(folder, file));
  }
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, source, name), program);
  if (options.bundled === true) {
    symlinkSync(process.execPath, join(folder, "node_modules/node/bin/node"));
  }
  return join(folder, "bin/bellhop.js");
}

test("a recent Node runs the sources of a checkout", () => {
  const { status, stdout } = run(process.execPath, [createPackage(), "say", "你好 吗"]);
  expect(JSON.parse(stdout)).toEqual({ node: process.versions.node, words: ["say", "你好 吗"] });
  expect(status).toBe(3);
});

test("a recent Node runs what was built, where there are no sources", () => {
  const { status, stdout } = run(process.execPath, [createPackage({ built: true }), "when"]);
  expect(JSON.parse(stdout)).toMatchObject({ words: ["when"] });
  expect(status).toBe(3);
});

test("an old Node is told what is needed, which it is, and how to get it", () => {
  const { status, stdout, stderr } = run(process.execPath, [pretendOld, createPackage(), "start"]);
  expect(stderr).toContain(
    `Bellhop 需要 Node 24 或更新的版本，现在运行的是 20.1.0（${process.execPath}）`,
  );
  expect(stderr).toContain(`Bellhop needs Node 24 or newer; this is 20.1.0 (${process.execPath})`);
  expect(stderr).toContain("npm install && npm start");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
});

test("src/main.ts is the same to every Node: a recent one runs it, an old one is told", () => {
  const main = join(folderOf(createPackage()), "src/main.ts");
  const { stdout } = run(process.execPath, [main, "say", "你好"]);
  expect(JSON.parse(stdout)).toMatchObject({ words: ["say", "你好"] });
  const refused = run(process.execPath, [pretendOld, main, "start"]);
  expect(refused.stderr).toContain("Bellhop needs Node 24 or newer; this is 20.1.0");
  expect(refused.status).toBe(1);
});

test("an old Node passes on to the Node in node_modules: words, output, exit code", () => {
  const bin = createPackage({ bundled: true });
  const { status, stdout } = run(process.execPath, [pretendOld, bin, "say", "你好 吗"]);
  expect(JSON.parse(stdout)).toEqual({ node: process.versions.node, words: ["say", "你好 吗"] });
  expect(status).toBe(3);
});

test("an old Node passes signals on, and the exit code back", async () => {
  const bin = createPackage({ bundled: true });
  const child = spawn(process.execPath, [pretendOld, bin, "wait"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([7, null]);
});

const oldNode = findOldNode();

test.skipIf(oldNode === undefined)(
  `a real old Node (${oldNode?.version ?? "none on this machine"})`,
  () => {
    const { path = "", version = "" } = oldNode ?? {};
    for (const entry of ["bin/bellhop.js", "src/main.ts"]) {
      const refused = run(path, [join(folderOf(createPackage()), entry), "start"]);
      expect(refused.stderr).toContain(`Bellhop needs Node 24 or newer; this is ${version}`);
      expect(refused.status).toBe(1);
      const bundled = folderOf(createPackage({ bundled: true }));
      const passed = run(path, [join(bundled, entry), "say"]);
      expect(JSON.parse(passed.stdout)).toEqual({ node: process.versions.node, words: ["say"] });
    }
  },
);

test("package.json asks for the Node that the message names", () => {
  const { engines } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
    engines: { node: string };
  };
  expect(engines.node).toBe(">=24");
});

function folderOf(bin: string): string {
  return dirname(dirname(bin));
}

function run(node: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(node, args, { encoding: "utf8" });
}

function findOldNode(): { path: string; version: string } | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "node"))
    .filter((path) => existsSync(path))
    .map((path) => ({
      path,
      version: execFileSync(path, ["-p", "process.versions.node"], { encoding: "utf8" }).trim(),
    }))
    .find(({ version }) => Number.parseInt(version, 10) < 24);
}
