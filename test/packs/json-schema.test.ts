import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { configJsonSchema } from "../../src/config/config-json-schema.ts";
import { examplesJsonSchema, packJsonSchema } from "../../src/packs/pack-json-schema.ts";
import { packFile } from "../../src/packs/pack-schema.ts";
import { schemaExamples } from "../../src/packs/schema-examples.ts";
import { renderJsonSchema } from "../../src/yaml/json-schema.ts";

const schemas = [
  { name: "config", schema: configJsonSchema() },
  { name: "pack", schema: packJsonSchema() },
  { name: "examples", schema: examplesJsonSchema() },
];

// `npx vitest run --project fast test/packs/json-schema.test.ts -u` writes them anew.
test.each(schemas)("schema/$name.json is current", async ({ name, schema }) => {
  const file = fileURLToPath(new URL(`../../schema/${name}.json`, import.meta.url));
  await expect(renderJsonSchema(schema)).toMatchFileSnapshot(file);
});

test("every key of the schemas is described, and no other key is allowed", () => {
  for (const { name, schema } of schemas) {
    const properties: unknown = schema["properties"];
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["additionalProperties"], name).toBe(false);
    expect(undescribed(properties)).toEqual([]);
  }
});

test("every example of the schema stands at a key there is, and fits", () => {
  const pack = packJsonSchema();
  const shown = [...JSON.stringify(pack).matchAll(/"examples":\[/g)].length;
  expect(shown).toBe(Object.keys(schemaExamples).length);
  for (const [path, examples] of Object.entries(schemaExamples)) {
    const keys = path.split(".");
    for (const example of examples) {
      const [value] = keys.reduceRight<unknown[]>(
        (inner, key, index) => [{ [key]: index === keys.length - 1 ? inner[0] : [inner[0]] }],
        [example],
      );
      const issues = packFile.safeParse(value).error?.issues ?? [];
      const atIt = issues.filter(
        (issue) => issue.path.filter((one) => one !== 0).join(".") === path,
      );
      expect(atIt, path).toEqual([]);
    }
  }
});

function undescribed(properties: unknown): string[] {
  return Object.entries(properties ?? {}).flatMap(([key, property]) =>
    typeof property === "object" && property !== null && "description" in property ? [] : [key],
  );
}
