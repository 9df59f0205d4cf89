import { toJsonSchema } from "../yaml/json-schema.ts";
import { packFile } from "./pack-schema.ts";

/** JSON Schema (2020-12) of pack.yaml. */
export function packJsonSchema(): Record<string, unknown> {
  return toJsonSchema(packFile, { title: "Bellhop pack.yaml", templates: false });
}
