import { plainSecrets } from "../yaml/plain-secrets.ts";
import type { Problem } from "../yaml/problem.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { readTextFile } from "../yaml/text-file.ts";
import { hideValues } from "./hide-values.ts";

/** Warnings of secrets that config.yaml has written out, where the environment should have them. */
export function plainSecretsIn(path: string): readonly Problem[] {
  const read = readYaml(path, readTextFile(path) ?? "", hideValues);
  if ("problems" in read) return [];
  const hint = "put it into the environment or .env, and write ${{ env.NAME }}";
  return plainSecrets(read.document, { severity: "warning", hint });
}
