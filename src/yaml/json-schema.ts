import { z } from "zod";

/** JSON Schema 2020-12 of `schema`, for editors. Numbers and choices may also be given as `${{ … }}`. */
export function toJsonSchema(
  schema: z.ZodType,
  options: { readonly title: string; readonly templates: boolean },
): Record<string, unknown> {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "input",
    override({ jsonSchema, zodSchema }) {
      if (options.templates && needsTemplateForm(zodSchema)) allowTemplate(jsonSchema);
    },
  });
  return { $schema, title: options.title, ...json };
}

/** The text of a schema file. */
export function renderJsonSchema(schema: Record<string, unknown>): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function needsTemplateForm(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodNumber || schema instanceof z.ZodEnum;
}

function allowTemplate(json: z.core.JSONSchema.BaseSchema): void {
  const { description, ...plain } = json;
  for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
  if (description !== undefined) json.description = description;
  json.anyOf = [plain, { type: "string", pattern: "^\\$\\{\\{.*\\}\\}$" }];
}
