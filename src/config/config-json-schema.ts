import { toJsonSchema } from "../yaml/json-schema.ts";
import { configFile } from "./schema.ts";

/** JSON Schema (2020-12) of config.yaml. */
export function configJsonSchema(): Record<string, unknown> {
  return toJsonSchema(configFile, { title: "Bellhop config.yaml", templates: true });
}
