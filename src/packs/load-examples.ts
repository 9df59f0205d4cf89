import { join } from "node:path";
import type { Path, YamlDocument } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { valueAt } from "../yaml/schema-walk.ts";
import type { Finding } from "../yaml/source-text.ts";
import { readTextFile } from "../yaml/text-file.ts";
import { validate } from "../yaml/validate.ts";
import { examples, examplesFile, type ExampleFile } from "./example-schema.ts";
import { realPathOf } from "./handler-module.ts";
import type { PackPlace } from "./pack-place.ts";

/** An example, and where a problem with it would be. */
export interface ExampleAt {
  readonly example: ExampleFile;
  /** A problem at a key inside it. */
  readonly problem: (path: Path, finding: Finding) => Problem;
}

/** The examples of a pack, and what is wrong with examples.yaml. */
export interface LoadedExamples {
  readonly examples: readonly ExampleAt[];
  readonly problems: readonly Problem[];
}

/** Reads the examples of a pack that was loaded: those in pack.yaml, then those in examples.yaml beside it. */
export function loadExamples(place: PackPlace): LoadedExamples {
  const inline = readYaml(place.shownPath, readTextFile(place.path) ?? "");
  const own = "document" in inline ? examplesIn(inline.document) : [];
  const path = join(place.folder, "examples.yaml");
  const shownPath = join(place.shownPath, "..", "examples.yaml");
  const text = realPathOf(path) === path ? readTextFile(path) : undefined;
  if (text === undefined) return { examples: own, problems: [] };
  const read = readYaml(shownPath, text);
  if ("problems" in read) return { examples: own, problems: read.problems };
  const validation = validate(read.document, examplesFile);
  if ("problems" in validation) return { examples: own, problems: validation.problems };
  return { examples: [...own, ...examplesIn(read.document)], problems: [] };
}

function examplesIn(document: YamlDocument): ExampleAt[] {
  const read = examples.safeParse(valueAt(document.value, ["examples"]));
  return (read.data ?? []).map((example, index) => ({
    example,
    problem: (path, finding) => document.problem(["examples", index, ...path], finding),
  }));
}
