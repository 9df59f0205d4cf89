import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

test("the OpenAPI document describes each operation", async () => {
  const answer = await fetch(`${home.app.url}/api/v1/openapi.json`);
  const body = (await answer.json()) as {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, { readonly post: object }>>;
  };
  expect(body.openapi).toBe("3.1.0");
  expect(Object.keys(body.paths)).toEqual([
    "/messages",
    "/messages/{id}",
    "/tasks",
    "/tasks/{id}",
    "/tasks/{id}/complete",
    "/tasks/{id}/reopen",
    "/tasks/{id}/hand-over",
    "/tasks/{id}/comments",
    "/reminders",
    "/reminders/{id}",
    "/notifications",
    "/notifications/{id}",
    "/notifications/{id}/recall",
    "/files",
    "/files/{id}",
    "/files/{id}/links",
    "/files/upload",
    "/schedules",
    "/schedules/{id}",
    "/sessions",
    "/sessions/{id}",
  ]);
  expect(body.paths["/tasks"]?.post).toMatchObject({
    operationId: "createTask",
    requestBody: {
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["to", "title", "assignees"],
            additionalProperties: false,
          },
        },
      },
    },
    responses: { 201: { content: { "application/json": { schema: { type: "object" } } } } },
  });
});
