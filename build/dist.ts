import { execFileSync } from "node:child_process";
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

// What `npm run build` does: dist/ holds what the published package runs, the compiled sources and packs,
// and beside them the files they read (packs' YAML and templates, the chat page).

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
rmSync("dist", { recursive: true, force: true });
execFileSync("tsc", ["-p", "tsconfig.build.json"], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
for (const folder of ["src", "bots"]) {
  cpSync(folder, `dist/${folder}`, {
    recursive: true,
    // The folder src/main.ts starts a checkout; the package has its bin.
    filter: (path) => extname(path) !== ".ts",
  });
}
// Packs name their handler modules, which have become JavaScript.
for (const path of globSync("dist/bots/*/pack.yaml")) {
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(/\.ts(?=#\w)/g, ".js"));
}
