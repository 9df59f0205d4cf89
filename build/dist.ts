import { execFileSync } from "node:child_process";
import { cpSync, rmSync, statSync } from "node:fs";
import { extname } from "node:path";

// What `npm run build` does: dist/ holds what the published package runs, the compiled sources and packs,
// and beside them the files they read (packs' YAML and templates, the chat page).

process.chdir(new URL("..", import.meta.url).pathname);
rmSync("dist", { recursive: true, force: true });
execFileSync("tsc", ["-p", "tsconfig.build.json"], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
for (const folder of ["src", "bots"]) {
  cpSync(folder, `dist/${folder}`, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || extname(path) !== ".ts",
  });
}
