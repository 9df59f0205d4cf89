import { z } from "zod";
import type { Entry } from "../../core/entry.ts";
import { defineOperation, type Operation } from "../operation.ts";
import { destinationOf, placeSchema, type Places } from "../place.ts";
import { ApiProblem } from "../problem.ts";

const contentSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1).max(20_000) }),
  z.strictObject({
    type: z.literal("markdown"),
    title: z.string().min(1).max(200).describe("What the conversation list shows."),
    text: z.string().min(1).max(40_000),
  }),
  z.strictObject({
    type: z.literal("link"),
    title: z.string().min(1).max(200),
    text: z.string().max(2000),
    url: z.url({ protocol: /^https?$/ }),
  }),
]);

const messageSchema = z.object({
  id: z.string(),
  status: z.enum(["waiting", "sent", "dead"]),
  attempts: z.int(),
  last_error: z.string().nullable(),
});

/** `messages`: sends to a group or a person, and tells what became of it. */
export function messageOperations(places: Places): readonly Operation[] {
  return [
    defineOperation({
      id: "sendMessage",
      method: "post",
      path: "/messages",
      scope: "messages:write",
      summary: "Sends a message to a group or a person",
      body: z.strictObject({
        to: placeSchema,
        content: contentSchema,
        mentions: z.array(z.string().min(1)).max(50).default([]).describe("User ids to @."),
      }),
      status: 202,
      answer: messageSchema,
      handle({ body, unit, requestId }) {
        const destination = destinationOf(body.to, places);
        const { content, mentions } = body;
        const reply = { content, mentions: [...new Set(mentions)] };
        unit.send({ key: keyOf(requestId), destination, reply });
        const status = "waiting" as const;
        return Promise.resolve({ id: requestId, status, attempts: 0, last_error: null });
      },
    }),
    defineOperation({
      id: "getMessage",
      method: "get",
      path: "/messages/{id}",
      scope: "messages:read",
      summary: "What became of a message",
      params: z.object({
        id: z.string().regex(/^[A-Za-z0-9_-]{16}$/, "is not the id of a message"),
      }),
      status: 200,
      answer: messageSchema,
      async handle({ params, stores }) {
        const key = keyOf(params.id);
        const parts = Array.from({ length: maxParts }, (_, index) => `${key}/${index + 1}`);
        const entries = await stores.outbox.find([key, ...parts]);
        const first = entries[0];
        if (first === undefined) {
          throw new ApiProblem(404, "not_found", `there is no message ${params.id}, or no longer`);
        }
        return { id: params.id, ...stateOf(entries, first) };
      },
    }),
  ];
}

/** More than the longest content allowed can be cut into. */
const maxParts = 20;

function keyOf(id: string): string {
  return `api:${id}`;
}

/** A long message leaves in parts: it is sent when all are. */
function stateOf(entries: readonly Entry[], first: Entry) {
  const telling =
    entries.find(({ status }) => status === "dead") ??
    entries.find(({ status }) => status === "waiting") ??
    first;
  const { status, attempts, lastError } = telling;
  return { status, attempts, last_error: lastError ?? null };
}
