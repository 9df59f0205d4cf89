import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, sep, isAbsolute } from "node:path";
import { messageOf } from "../core/errors.ts";
import { clip } from "../yaml/describe-issue.ts";
import type { Path } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import type { Finding } from "../yaml/source-text.ts";
import type { PackDraft } from "./setting.ts";

/** The export that `call: ./file.ts#name` at `path` leads to; `undefined` when there is none, which is reported. */
export async function loadHandler(draft: PackDraft, call: string, path: Path): Promise<unknown> {
  const report = (finding: Finding): undefined => {
    draft.report(draft.document.problem(path, finding));
  };
  const [, file, name] = /^([^#]*)#([A-Za-z_$][\w$]*)$/.exec(call) ?? [];
  if (file === undefined || name === undefined) {
    return report({ message: "`call` needs a file and a name", hint: "./assign.ts#assign" });
  }
  const found = resolveInside(draft.folder, file);
  if (typeof found !== "string") return report(found);
  let module: unknown;
  try {
    module = await draft.setting.importModule(found);
  } catch (error) {
    return report({ message: `${file} cannot be loaded: ${clip(firstLine(messageOf(error)))}` });
  }
  const exports = typeof module === "object" && module !== null ? module : {};
  if (Object.hasOwn(exports, name)) return Reflect.get(exports, name);
  const names = Object.keys(exports);
  return report({ message: `${file} does not export \`${name}\``, hint: didYouMean(name, names) });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** The real path of `file`, which must lie inside `folder`; otherwise what is wrong with it. */
function resolveInside(folder: string, file: string): string | Finding {
  if (!/^(?:\.\/)?[^/]/.test(file) || isAbsolute(file)) return outside;
  // Percent signs and question marks mean something else in an import; a backslash is a separator on Windows.
  if (/[\\%?\p{Cc}:]/u.test(file)) {
    return { message: "`call` has a character that no path here may have", hint: nameHint };
  }
  const parts = file.replace(/^\.\//, "").split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) return outside;
  if (!/\.m?[jt]s$/.test(file)) {
    return { message: "`call` must name a .ts or .js file", hint: nameHint };
  }
  const path = join(folder, ...parts);
  const real = realPathOf(path);
  if (real === undefined || !statSync(real).isFile()) {
    return { message: `there is no file ${file}`, hint: didYouMean(file, neighbours(path, file)) };
  }
  const way = relative(folder, real);
  return way.startsWith("..") || isAbsolute(way) ? outside : real;
}

const nameHint = "./file.ts#name, with a file beside pack.yaml";

const outside: Finding = {
  message: "`call` leads out of the pack's folder",
  hint: nameHint,
};

/** The path with symbolic links followed. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function neighbours(path: string, file: string): string[] {
  try {
    const prefix = file.slice(0, file.lastIndexOf("/") + 1);
    return readdirSync(dirname(path))
      .filter((one) => /\.m?[jt]s$/.test(one) && !one.includes(sep))
      .map((one) => prefix + one);
  } catch {
    return [];
  }
}
