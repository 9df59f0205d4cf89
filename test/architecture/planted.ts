import type { SourceFile } from "./source.ts";

/** A small repository, and what is to be found in it: `path:line`, each once and nothing else. */
export interface Plant {
  readonly rule: string;
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly found: readonly string[];
}

const matrix = "layers import only what the matrix allows";
const cycles = "no module imports itself on the way";
const connections = "only a few open connections";
const ports = "time, chance, environment and network come through ports";
const length = "no file is longer than 300 lines";
const folders = "folders are concepts";
const barrels = "no barrels inside src";
const defaults = "no default exports";
const issues = "every promise in a comment has an issue";
const documents = "paths in the documents exist";

const lines = (count: number): string => "void 0;\n".repeat(count);

/** One line per plant: rule, what it shows, the files, where it is to be found. */
export const plants: readonly Plant[] = [
  plant(
    matrix,
    "a layer reaches up",
    { "src/core/a.ts": 'void 0;\nimport { b } from "../http/b.ts";' },
    "src/core/a.ts:2",
  ),
  plant(
    matrix,
    "a type counts",
    { "src/inbound/a.ts": 'import type { B } from "../bot/b.ts";' },
    "src/inbound/a.ts:1",
  ),
  plant(
    matrix,
    "a dynamic import counts",
    { "src/bot/a.ts": 'await import(\n"../inbound/b.ts");' },
    "src/bot/a.ts:1",
  ),
  plant(
    matrix,
    "an import over several lines",
    { "src/time/a.ts": 'import {\n  b, // {\n} from "../packs/b.ts";' },
    "src/time/a.ts:1",
  ),
  plant(
    matrix,
    "an import for its effect",
    { "src/time/a.ts": 'import "../packs/b.ts";' },
    "src/time/a.ts:1",
  ),
  plant(
    matrix,
    "an export from elsewhere",
    { "src/time/a.ts": 'export * as b from "../packs/b.ts";\nexport const c = 1;' },
    "src/time/a.ts:1",
  ),
  plant(
    matrix,
    "the emulator must not cheat",
    { "src/emulator/a.ts": 'import { b } from "../outbound/b.ts";' },
    "src/emulator/a.ts:1",
  ),
  plant(
    matrix,
    "a package of another layer",
    { "src/tasks/a.ts": 'import { z } from "zod/v4";' },
    "src/tasks/a.ts:1",
  ),
  plant(
    matrix,
    "a scoped package",
    { "src/bot/a.ts": 'import type Router from "@koa/router";' },
    "src/bot/a.ts:1",
  ),
  plant(matrix, "a folder nobody knows", { "src/magic/a.ts": "" }, "src/magic/a.ts:1"),
  plant(
    matrix,
    "src imports tests",
    { "src/app.ts": 'import { b } from "../test/b.ts";' },
    "src/app.ts:1",
  ),
  plant(
    matrix,
    "a layer imports the public API",
    { "src/bot/a.ts": 'import { b } from "../index.ts";', "src/index.ts": "" },
    "src/bot/a.ts:1",
  ),
  plant(
    matrix,
    "a pack looks inside",
    { "bots/x/a.ts": 'import { b } from "../../src/core/b.ts";' },
    "bots/x/a.ts:1",
  ),
  plant(
    matrix,
    "a pack imports another",
    { "bots/x/a.ts": 'import { b } from "../xy/b.ts";' },
    "bots/x/a.ts:1",
  ),
  plant(
    cycles,
    "two modules",
    {
      "src/core/a.ts": 'import { b } from "./b.ts";',
      "src/core/b.ts": 'export { a } from "./a.ts";\nexport const b = 1;',
    },
    "src/core/a.ts:1",
  ),
  plant(
    cycles,
    "a module and itself",
    { "src/core/a.ts": 'import { a } from "./a.ts";' },
    "src/core/a.ts:1",
  ),
  plant(
    connections,
    "a built-in",
    { "src/bot/a.ts": 'import { request } from "node:https";' },
    "src/bot/a.ts:1",
  ),
  plant(
    connections,
    "a built-in without its prefix",
    { "bots/x/a.ts": 'import net from "net";' },
    "bots/x/a.ts:1",
  ),
  plant(
    connections,
    "a package",
    { "bots/x/a.ts": 'import { request } from "undici";' },
    "bots/x/a.ts:1",
  ),
  plant(
    connections,
    "packs outside of their client",
    { "src/packs/load.ts": 'import { get } from "node:http";' },
    "src/packs/load.ts:1",
  ),
  ...[
    "Date.now()",
    "new Date()",
    "setTimeout(f, 1)",
    "setInterval(f, 1)",
    "Math.random()",
    "process.env['HOME']",
    "Temporal.Now.instant()",
    "await fetch(url)",
    "globalThis.fetch(url)",
    'import { scheduler } from "node:timers/promises"',
    'import { env } from "node:process"',
    "const s = `now: ${Date.now()}`",
  ].map((text) => plant(ports, text, { "bots/x/a.ts": `\n${text};` }, "bots/x/a.ts:2")),
  plant(length, "a long file", { "bench/a.ts": lines(301) }, "bench/a.ts:301"),
  plant(
    length,
    "a long script",
    { "src/emulator/page/a.js": lines(400) },
    "src/emulator/page/a.js:301",
  ),
  ...["utils", "util", "helpers", "common", "types", "misc"].map((name) =>
    plant(folders, name, { [`test/${name}/a.ts`]: "" }, `test/${name}/a.ts:1`),
  ),
  plant(
    barrels,
    "re-exports",
    { "src/core/all.ts": '// All.\nexport * from "./a.ts";\nexport { b } from "./b.ts";' },
    "src/core/all.ts:1",
  ),
  plant(
    barrels,
    "types passed on in two steps",
    { "src/core/all.ts": 'import type { A } from "./a.ts";\nexport type { A };' },
    "src/core/all.ts:1",
  ),
  plant(defaults, "export default", { "bots/x/a.ts": "export default 1;" }, "bots/x/a.ts:1"),
  plant(
    defaults,
    "as default",
    { "src/core/a.ts": "const a = 1;\nexport { a as default };" },
    "src/core/a.ts:2",
  ),
  plant(issues, "no number", { "src/core/a.ts": "/*\n * TODO later */" }, "src/core/a.ts:2"),
  plant(issues, "in a test", { "test/a.ts": "f(); // FIXME: flaky" }, "test/a.ts:1"),
  plant(documents, "a path", { "README.md": "See\n`src/gone.ts`." }, "README.md:2"),
  plant(documents, "a command", { "docs/a.md": "Run `node bench/gone.ts --fast`." }, "docs/a.md:1"),
  plant(documents, "a link", { "docs/a.md": "[b](b.md#top)" }, "docs/a.md:1"),
  plant(documents, "a link upwards", { "docs/a.md": "[b](../gone.md)" }, "docs/a.md:1"),
];

/** Things that look like violations and are none. */
export const innocent: Readonly<Record<string, string>> = {
  "src/core/system-clock.ts": "export const now = () => Date.now(); setTimeout(now, 1);",
  "src/core/a.ts": [
    'import type { B } from "./b.ts"; // Date.now()',
    'export const text = "new Date() \\" TODO"; /* fetch(url) */',
    "export const quoted = `import { x } from '../http/x.ts' ${text + `${text}`} Date.now()`;",
    "export const slash = 4 / 2; // it's",
    "export const regex = /[/'\"`]Math.random/.test(text);",
    "export const at = new Date(0);",
    "// TODO(#12) and FIXME #7 are known.",
    "export interface Fetcher { fetch(url: string): Promise<void> }",
    "export const fetcher = { async fetch(url: string) { return port.fetch(url); } };",
  ].join("\n"),
  "src/core/b.ts": 'import { text } from "./a.ts";\nexport const later = () => import("./c.ts");',
  "src/core/c.ts": 'import { later } from "./b.ts";\nexport type B = typeof later;',
  "src/inbound/verify.ts": 'import type { IncomingHttpHeaders } from "node:http";',
  "src/packs/http-client.ts": 'import { request } from "node:https";',
  "src/cli/say.ts": 'import { Command } from "commander";\nimport { app } from "../app.ts";',
  "src/app.ts": 'import pg from "pg-anything";\nimport { now } from "./core/system-clock.ts";',
  "src/index.ts": 'export { text } from "./core/a.ts";',
  "src/emulator/page/page.js": "setInterval(() => fetch('/'), 1000); new Date();",
  "bots/x/a.ts": 'import { text } from "../../src/index.ts";\nimport { b } from "./b.ts";',
  "bots/x/b.ts": 'import ical from "some-package";',
  "bots/x/a.test.ts": 'import { chat } from "../../test/chat.ts";',
  "test/chat.ts": 'import { request } from "node:http"; setTimeout(request, 1);',
  "README.md":
    "`src/core/a.ts:3` [a](docs/a.md) `src/core/` `bots/<name>/pack.yaml` `src/*/x.ts`\n" +
    "[out](https://example.com/src/x.ts) [here](#top)\n```\nnode src/gone.ts\n```\n",
  "docs/a.md": "[up](../README.md) `./bots/x`",
};

/** The files of a plant. */
export function filesOf(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

function plant(
  rule: string,
  what: string,
  files: Readonly<Record<string, string>>,
  ...found: readonly string[]
): Plant {
  return { rule, what, files, found };
}
