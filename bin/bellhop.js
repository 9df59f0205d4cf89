#!/usr/bin/env node
// Starts Bellhop on a Node that can run it. This file itself is read by Nodes from 12.17 on, so its syntax
// is old on purpose, and what needs a newer Node is imported only once that is known.

import { spawn, spawnSync } from "child_process";
import { existsSync } from "fs";
import { constants } from "os";
import { fileURLToPath } from "url";

const required = 24;

if (isRecent(process.versions.node)) {
  start();
} else {
  const bundled = findBundledNode();
  if (bundled === undefined) refuse();
  else runOn(bundled);
}

function isRecent(version) {
  return Number.parseInt(version.replace(/^v/, ""), 10) >= required;
}

/** A checkout runs its sources as they are; the published package has only what was built. */
function start() {
  const sources = new URL("../src/cli/program.ts", import.meta.url);
  const built = new URL("../dist/src/cli/program.js", import.meta.url);
  Promise.all([import("module"), import("v8")])
    .then(function (imported) {
      // Here, in JavaScript, so that a later start strips no types at all: what strips them takes 20 MB.
      imported[0].enableCompileCache();
      // What V8's optimising compilers make of code that runs once is never used, and awake they take 8 MB.
      // src/cli/memory.ts wakes them.
      imported[1].setFlagsFromString("--no-turbofan");
      imported[1].setFlagsFromString("--no-maglev");
      return Promise.all([import("./resolve-beside.js"), import("./light-http.js")]);
    })
    .then(function () {
      return import(existsSync(sources) ? sources.href : built.href);
    })
    .then(function (program) {
      return program.runCli(process);
    })
    .catch(function (error) {
      console.error(error);
      process.exitCode = 1;
    });
}

/** The `node` package in this package's own node_modules, or in those it is installed in. */
function findBundledNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  return ["../node_modules/node/bin/", "../../node/bin/"]
    .map(function (folder) {
      return fileURLToPath(new URL(folder + name, import.meta.url));
    })
    .filter(existsSync)
    .find(function (path) {
      return isRecent(spawnSync(path, ["--version"], { encoding: "utf8" }).stdout || "");
    });
}

function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), {
    stdio: "inherit",
  });
  ["SIGTERM", "SIGINT", "SIGHUP"].forEach(function (signal) {
    process.on(signal, function () {
      // Ctrl-C reaches the child from the terminal; a second SIGINT would cut its graceful stop short.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on("error", function (error) {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on("exit", function (code, signal) {
    process.exit(signal === null ? code : 128 + constants.signals[signal]);
  });
}

function refuse() {
  const version = process.versions.node;
  const executable = process.execPath;
  process.stderr.write(
    `Bellhop 需要 Node ${required} 或更新的版本，现在运行的是 ${version}（${executable}）。
  在仓库里：npm install && npm start，它自带 Node ${required}
  或者安装：https://nodejs.org/zh-cn/download ，用 nvm 则是 nvm install ${required}
Bellhop needs Node ${required} or newer; this is ${version} (${executable}).
  In the repository: npm install && npm start, which brings its own Node ${required}
  Or install it: https://nodejs.org/en/download or, with nvm, nvm install ${required}
`,
  );
  process.exitCode = 1;
}
