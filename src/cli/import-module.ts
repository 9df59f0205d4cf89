import { registerHooks, type ResolveHookSync } from "node:module";
import { sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { ModuleVersion } from "../packs/setting.ts";

/**
 * Imports a handler module. With a version it is imported afresh, and so are the modules of its pack that it imports:
 * Node keeps every module it has loaded by its address, so each version gets an address of its own.
 */
export function importModule(path: string, version?: ModuleVersion): Promise<unknown> {
  const url = pathToFileURL(path);
  if (version === undefined) return import(url.href);
  if (folders.size === 0) registerHooks({ resolve: keepVersion });
  folders.set(version.id, pathToFileURL(version.folder + sep).href);
  url.searchParams.set(key, version.id);
  return import(url.href);
}

const key = "version";
/** By version. */
const folders = new Map<string, string>();

const keepVersion: ResolveHookSync = (specifier, context, next) => {
  const resolved = next(specifier, context);
  const from = context.parentURL ?? "";
  if (!specifier.startsWith(".") || !from.includes(`?${key}=`)) return resolved;
  const id = new URL(from).searchParams.get(key) ?? "";
  const folder = folders.get(id);
  if (folder === undefined || !resolved.url.startsWith(folder)) return resolved;
  const url = new URL(resolved.url);
  url.searchParams.set(key, id);
  return { ...resolved, url: url.href };
};
