import { z } from "zod";
import { minuteMs } from "../../core/clock.ts";
import type { Random } from "../../core/random.ts";
import type { Session } from "../../core/session.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { showInstant } from "../instant.ts";
import { defineOperation, type Operation } from "../operation.ts";
import { actorOf } from "../actor.ts";
import { destinationOf, placeSchema, type Places } from "../place.ts";
import { ApiProblem } from "../problem.ts";

const sessionSchema = z.object({
  id: z.string(),
  robot: z.string(),
  conversation: z.string(),
  person: z.string(),
  command: z.string().describe("The command it is about; empty when several may have been meant."),
  waits_for: z.string().nullable().describe("The argument that the person is to say."),
  started_at: z.string(),
  expires_at: z.string(),
});

const idParams = z.object({ id: z.string().regex(/^S[0-9A-Z]{6}$/, "is not the id of a session") });

/** As long as the bot waits for an answer in the chat. */
const ttlMs = 15 * minuteMs;

export interface SessionOperationOptions {
  readonly places: Places;
  readonly random: Random;
  /** The arguments of a command by name, in order; undefined when there is no such command. */
  readonly argumentsOf: (command: string) => readonly string[] | undefined;
}

/** `sessions`: what the bot has asked somebody; one can be begun, looked at and closed. */
export function sessionOperations(options: SessionOperationOptions): readonly Operation[] {
  const { places, random, argumentsOf } = options;
  return [
    defineOperation({
      id: "createSession",
      method: "post",
      path: "/sessions",
      scope: "sessions:write",
      summary: "Asks a person for an argument of a command; their next message answers",
      body: z.strictObject({
        to: placeSchema.describe("Where it is asked."),
        person: z.string().min(1).max(200),
        command: z.string().min(1).max(100),
        waits_for: z.string().min(1).max(100).describe("An argument of the command."),
        question: z.string().trim().min(1).max(2000).describe("What is asked."),
      }),
      status: 201,
      answer: sessionSchema,
      async handle({ body, unit, caller, now, requestId }) {
        const args = argumentsOf(body.command);
        if (args === undefined) throw refused("/command", `there is no command ${body.command}`);
        if (!args.includes(body.waits_for)) {
          throw refused("/waits_for", `${body.command} takes ${args.join(", ") || "nothing"}`);
        }
        const destination = destinationOf(body.to, places);
        const { robot, conversation } = actorOf(caller, destination);
        const session: Session = {
          id: `S${random.shortId(6)}`,
          robot,
          conversation: conversation.id,
          person: body.person,
          command: body.command,
          state: { kind: "argument", arg: body.waits_for, values: {}, mentions: [], failures: 0 },
          startedAt: now,
          askedAt: now,
          expiresAt: now + ttlMs,
        };
        unit.write((stores) => stores.sessions.put(session));
        unit.send({
          key: `api:${requestId}`,
          destination,
          reply: { content: { type: "text", text: body.question }, mentions: [body.person] },
        });
        return Promise.resolve(showSession(session));
      },
    }),
    defineOperation({
      id: "listSessions",
      method: "get",
      path: "/sessions",
      scope: "sessions:read",
      summary: "Sessions that wait for an answer, the newest first",
      query: z.strictObject({
        ...pageQuery,
        person: z.string().max(200).optional(),
        conversation: z.string().max(200).optional(),
      }),
      status: 200,
      answer: pageSchema(sessionSchema),
      async handle({ query: { person, conversation, limit, cursor }, stores, now }) {
        const sessions = await stores.sessions.list({
          now,
          limit: limit + 1,
          ...(cursor === undefined ? {} : { after: placeIn(cursor) }),
          ...(person === undefined ? {} : { person }),
          ...(conversation === undefined ? {} : { conversation }),
        });
        const rows = sessions.map((session) => ({ id: cursorOf(session), session }));
        return pageOf(rows, limit, ({ session }) => showSession(session));
      },
    }),
    defineOperation({
      id: "getSession",
      method: "get",
      path: "/sessions/{id}",
      scope: "sessions:read",
      summary: "One session",
      params: idParams,
      status: 200,
      answer: sessionSchema,
      handle: async ({ params: { id }, stores, now }) =>
        showSession(found(await stores.sessions.findById(id, now), id)),
    }),
    defineOperation({
      id: "closeSession",
      method: "delete",
      path: "/sessions/{id}",
      scope: "sessions:write",
      summary: "Ends a session: no answer is waited for any more",
      params: idParams,
      status: 204,
      async handle({ params: { id }, stores, now }) {
        await stores.sessions.remove(found(await stores.sessions.findById(id, now), id).id);
        return undefined;
      },
    }),
  ];
}

/** A cursor says all that is needed to go on, for the session itself may be over. */
function cursorOf({ startedAt, id }: Session): string {
  return `${startedAt}.${id}`;
}

function placeIn(cursor: string): Pick<Session, "startedAt" | "id"> {
  const [, startedAt, id] = /^(\d{1,15})\.(S[0-9A-Z]{6})$/.exec(cursor) ?? [];
  if (startedAt !== undefined && id !== undefined) return { startedAt: Number(startedAt), id };
  const message = "is not a cursor of this list";
  throw new ApiProblem(400, "request_invalid", message, { errors: [{ path: "?cursor", message }] });
}

function found(session: Session | undefined, id: string): Session {
  if (session === undefined) throw new ApiProblem(404, "not_found", `there is no session ${id}`);
  return session;
}

function refused(path: string, message: string): ApiProblem {
  return new ApiProblem(422, "refused", message, { errors: [{ path, message }] });
}

function showSession(session: Session): z.input<typeof sessionSchema> {
  return {
    id: session.id,
    robot: session.robot,
    conversation: session.conversation,
    person: session.person,
    command: session.command,
    waits_for: session.state.kind === "argument" ? session.state.arg : null,
    started_at: showInstant(session.startedAt),
    expires_at: showInstant(session.expiresAt),
  };
}
