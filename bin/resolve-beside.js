// Joins the paths where a module of Bellhop, or of a package, imports one beside it. Node would look the file up in
// the file system, follow symbolic links in every folder above it and search for its package.json: half of what
// loading a small module costs, and Bellhop loads 800. The names of such imports are whole (`./clock.ts`), so there is
// nothing to look up. What packs import, what is required and what names a package Node resolves as ever.

import { registerHooks } from "node:module";

const root = new URL("..", import.meta.url).href;
const own = [`${root}src/`, `${root}dist/`];
const formats = new Map([
  [".ts", "module-typescript"],
  [".js", "module"],
]);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const from = context.parentURL ?? "";
    const isBeside = specifier.startsWith(".") && context.conditions.includes("import");
    const format = formats.get(specifier.slice(-3));
    if (isBeside && format !== undefined && own.some((folder) => from.startsWith(folder))) {
      return { url: new URL(specifier, from).href, format, shortCircuit: true };
    }
    if (isBeside && from.includes("/node_modules/")) {
      return { url: new URL(specifier, from).href, shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
});
