import { checkAmbient } from "./ambient.ts";
import { checkConnections } from "./connections.ts";
import { checkCycles } from "./cycles.ts";
import { checkDocPaths } from "./doc-paths.ts";
import { checkMatrix } from "./matrix.ts";
import {
  checkBarrels,
  checkDefaultExports,
  checkFolders,
  checkLength,
  checkTodos,
} from "./shape.ts";
import type { SourceFile, Violation } from "./source.ts";

/** All that the architecture test checks, by name. */
export const rules: Readonly<Record<string, (files: readonly SourceFile[]) => Violation[]>> = {
  "layers import only what the matrix allows": checkMatrix,
  "no module imports itself on the way": checkCycles,
  "only a few open connections": checkConnections,
  "time, chance, environment and network come through ports": checkAmbient,
  "no file is longer than 300 lines": checkLength,
  "folders are concepts": checkFolders,
  "no barrels inside src": checkBarrels,
  "no default exports": checkDefaultExports,
  "every promise in a comment has an issue": checkTodos,
  "paths in the documents exist": checkDocPaths,
};
