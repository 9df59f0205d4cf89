import { importsOf, type Import } from "./imports.ts";
import { isCodeIn, isTest, type SourceFile, type Violation } from "./source.ts";

interface Layer {
  /** What it may import besides itself, a file outside of src by its path; `*` is everything in src. */
  readonly may: readonly string[];
  /** The npm packages it may import; `*` is any. */
  readonly npm: readonly string[];
}

/** Who may import whom: a folder of src, or a file that lies directly in it, each way through `may`. */
export const layers: Readonly<Record<string, Layer>> = {
  core: { may: [], npm: [] },
  telemetry: { may: ["core"], npm: ["pino", "prom-client"] },
  texts: { may: ["core"], npm: [] },
  yaml: { may: ["core"], npm: ["yaml", "zod", "fastest-levenshtein"] },
  config: { may: ["core", "yaml"], npm: ["yaml", "zod", "liquidjs"] },
  time: { may: ["core"], npm: ["temporal-polyfill"] },
  dingtalk: { may: ["core"], npm: ["zod"] },
  storage: { may: ["core"], npm: ["kysely", "pg"] },
  http: { may: ["core", "dingtalk"], npm: ["koa", "@koa/router"] },
  api: {
    may: ["core", "http", "notices", "tasks", "calendar", "reminders", "files", "sessions", "time"],
    npm: ["koa", "@koa/router", "zod"],
  },
  stream: { may: ["core", "dingtalk"], npm: ["ws"] },
  commands: { may: ["core", "texts", "time"], npm: ["fastest-levenshtein", "tiny-pinyin"] },
  inbound: { may: ["core", "dingtalk"], npm: [] },
  bot: { may: ["core", "commands", "sessions", "texts"], npm: [] },
  tasks: { may: ["core", "time", "texts"], npm: [] },
  reminders: { may: ["core", "time", "texts"], npm: [] },
  notices: { may: ["core", "texts"], npm: [] },
  collect: { may: ["core", "time"], npm: [] },
  // xlsx is a format of files: what it needs stays with what keeps them.
  files: {
    may: ["core", "time", "texts"],
    npm: ["mime-types", "file-type", "write-excel-file"],
  },
  calendar: { may: ["core", "time", "texts"], npm: [] },
  sessions: { may: ["core", "time", "texts"], npm: [] },
  scheduler: { may: ["core", "time"], npm: ["node-cron"] },
  outbound: { may: ["core", "dingtalk"], npm: ["undici", "ipaddr.js", "mime-types"] },
  packs: { may: ["core", "commands", "time", "yaml"], npm: ["yaml", "zod", "liquidjs", "re2js"] },
  emulator: { may: ["core", "dingtalk"], npm: ["koa", "@koa/router", "ws"] },
  cli: { may: ["*"], npm: ["commander", "undici"] },
  "app.ts": { may: ["*"], npm: ["*"] },
  "app-collect.ts": { may: ["*"], npm: [] },
  "app-breaker.ts": { may: ["*"], npm: [] },
  "app-calendar.ts": { may: ["*"], npm: [] },
  "app-handle.ts": { may: ["*"], npm: [] },
  "app-languages.ts": { may: ["*"], npm: [] },
  "app-options.ts": { may: ["*"], npm: [] },
  "app-receivers.ts": { may: ["*"], npm: [] },
  "app-schedules.ts": { may: ["*"], npm: [] },
  "app-served.ts": { may: ["*"], npm: [] },
  "app-warnings.ts": { may: ["*"], npm: [] },
  "main.ts": { may: ["bin/bellhop.js"], npm: [] },
  "index.ts": { may: ["*"], npm: ["*"] },
};

/** Imports that the matrix does not allow, those of types too. */
export function checkMatrix(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => isCodeIn(file, ["src", "bots"]) && !isTest(file.path))
    .flatMap((file) => {
      const layer = layerOf(file.path);
      if (file.path.startsWith("src/") && layers[layer] === undefined) {
        return [{ path: file.path, line: 1, message: `src/${layer} is not in the matrix` }];
      }
      return importsOf(file).flatMap((one) => {
        const message = file.path.startsWith("bots/")
          ? refusedToPack(file.path, one)
          : refusedToLayer(layer, one);
        return message === undefined ? [] : [{ path: file.path, line: one.line, message }];
      });
    });
}

function refusedToLayer(layer: string, { target, specifier }: Import): string | undefined {
  const { may, npm } = layers[layer] ?? { may: [], npm: [] };
  if (target.kind === "node") return undefined;
  if (target.kind === "npm") {
    const allowed = npm.includes("*") || npm.includes(target.name);
    return allowed ? undefined : `${layer} may not use the package ${target.name}`;
  }
  if (may.includes(target.path)) return undefined;
  if (!target.path.startsWith("src/")) return `src may not import ${specifier}, outside of src`;
  const other = layerOf(target.path);
  if (other === layer || may.includes("*") || may.includes(other)) return undefined;
  return `${layer} may not import ${other} (${specifier})`;
}

function refusedToPack(path: string, { target, specifier }: Import): string | undefined {
  if (target.kind !== "file" || target.path === "src/index.ts") return undefined;
  const pack = path.split("/", 2).join("/");
  if (target.path.startsWith(`${pack}/`)) return undefined;
  return `a pack may import src/index.ts and its own files, not ${specifier}`;
}

/** The first part of the path inside src: a folder, or a file that lies directly in it. */
function layerOf(path: string): string {
  return path.split("/")[1] ?? "";
}
