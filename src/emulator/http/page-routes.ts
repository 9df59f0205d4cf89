import { readFile } from "node:fs/promises";
import type { Router } from "@koa/router";

const folder = new URL("../page/", import.meta.url);

const files: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  "/": { file: "index.html", type: "text/html; charset=utf-8" },
  "/_/page/icon.svg": { file: "icon.svg", type: "image/svg+xml" },
  ...Object.fromEntries(
    ["page", "message", "tools"].map((name) => [
      `/_/page/${name}.css`,
      { file: `${name}.css`, type: "text/css; charset=utf-8" },
    ]),
  ),
  ...Object.fromEntries(
    ["page", "api", "elements", "markdown", "message", "press", "composer", "panel"].map((name) => [
      `/_/page/${name}.js`,
      { file: `${name}.js`, type: "text/javascript; charset=utf-8" },
    ]),
  ),
};

// Pictures in messages come from anywhere on the web; nothing else does.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: https: http:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `GET /` and the files of the chat page. */
export function addPageRoutes(router: Router): void {
  for (const [path, { file, type }] of Object.entries(files)) {
    router.get(path, async (ctx) => {
      ctx.set("content-security-policy", policy);
      ctx.set("x-content-type-options", "nosniff");
      ctx.set("referrer-policy", "no-referrer");
      ctx.set("cache-control", "no-cache");
      ctx.set("content-type", type);
      ctx.body = await readFile(new URL(file, folder));
    });
  }
}
