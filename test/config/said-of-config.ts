import { loadConfig } from "../../src/config/load-config.ts";
import { renderProblems } from "../../src/yaml/problem.ts";

/** What is said of a config.yaml; `ok` when nothing is wrong with it. */
export function saidOfConfig(
  text: string,
  given: { readonly env?: Record<string, string>; readonly dotEnv?: string } = {},
): string {
  const loaded = loadConfig({
    path: "config.yaml",
    env: given.env ?? {},
    readFile: (path) => (path === "config.yaml" ? text : given.dotEnv),
  });
  return "config" in loaded ? "ok" : renderProblems(loaded.problems);
}
