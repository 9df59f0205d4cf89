import { toJsonSchema } from "../yaml/json-schema.ts";
import { examplesFile } from "./example-schema.ts";
import { packFile } from "./pack-schema.ts";
import { addSchemaExamples } from "./schema-examples.ts";

/** JSON Schema (2020-12) of pack.yaml. */
export function packJsonSchema(): Record<string, unknown> {
  return addSchemaExamples(
    toJsonSchema(packFile, { title: "Bellhop pack.yaml", templates: false }),
  );
}

/** JSON Schema (2020-12) of examples.yaml. */
export function examplesJsonSchema(): Record<string, unknown> {
  return addSchemaExamples(
    toJsonSchema(examplesFile, { title: "Bellhop examples.yaml", templates: false }),
  );
}
