import { z } from "zod";
import type { Operation } from "./operation.ts";

/** The OpenAPI 3.1 document of the operations, generated from their schemas. */
export function openApiDocument(
  operations: readonly Operation[],
  about: { readonly title: string; readonly version: string; readonly url: string },
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = describe(operation);
  }
  return {
    openapi: "3.1.0",
    info: { title: about.title, version: about.version },
    servers: [{ url: `${about.url}/api/v1` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
      schemas: { Problem: jsonSchema(problemSchema, "output") },
    },
  };
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

function describe(operation: Operation): Record<string, unknown> {
  const { id, summary, scope, method, body, status, answer, upload } = operation;
  return {
    operationId: id,
    summary,
    description: `Scope \`${scope}\`.`,
    parameters: [
      ...parameters(operation.params, "path"),
      ...parameters(operation.query, "query"),
      ...(method === "get" ? [] : [idempotencyKey]),
    ],
    ...(upload === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/octet-stream": {} } } }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: json(jsonSchema(body, "input")) } }),
    responses: {
      [status]:
        answer === undefined
          ? { description: "Done" }
          : { description: "Done", content: json(jsonSchema(answer, "output")) },
      default: {
        description: "An error",
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "The same key with the same body is carried out once, and answered the same for 24 hours.",
  schema: { type: "string", minLength: 8, maxLength: 200 },
};

function parameters(schema: z.ZodType | undefined, place: "path" | "query") {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function json(schema: unknown) {
  return { "application/json": { schema } };
}
