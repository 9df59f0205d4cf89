import { z } from "zod";
import type { Languages } from "../../core/language.ts";
import type { Locale } from "../../core/locale.ts";
import type { Notice, NoticeAudience, NoticeProgress } from "../../core/notice.ts";
import type { NoticeBoard } from "../../core/notice-board.ts";
import type { Random } from "../../core/random.ts";
import type { NoticeService } from "../../core/services.ts";
import { createNoticeService } from "../../notices/notice-service.ts";
import { actorOf } from "../actor.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { showInstant } from "../instant.ts";
import { defineOperation, type Operation, type OperationInput } from "../operation.ts";
import { destinationOf, placeSchema, type Place, type Places } from "../place.ts";
import { ApiProblem } from "../problem.ts";

/** What notices need besides storage. */
export interface NoticePorts {
  readonly board: NoticeBoard;
  readonly languages: Languages;
  /** Whether a notice fits DingTalk's size. */
  readonly fits: (text: string) => boolean;
}

interface NotificationOptions extends NoticePorts {
  readonly places: Places;
  readonly random: Random;
  readonly locale: Locale;
}

const ids = (most: number) => z.array(z.string().min(1).max(200)).min(1).max(most);

const audienceSchema = z.union([
  z.strictObject({ people: ids(200).describe("User ids.") }),
  z.strictObject({
    departments: ids(20).describe("Department ids; those below them are meant too."),
  }),
  z.strictObject({ everybody: z.literal(true).describe("Three times a day at most.") }),
]);

const noticeSchema = z.object({
  id: z.string(),
  text: z.string(),
  to: audienceSchema,
  way: z
    .enum(["work", "group", "person"])
    .describe(
      "work: a work notification; else where it was said because the app may not send those.",
    ),
  created_by: z.string(),
  created_at: z.string(),
  recalled_at: z.string().nullable(),
});

const progressSchema = z.object({
  ...noticeSchema.shape,
  state: z.enum(["waiting", "sent", "failed", "recalled"]),
  ways: z.array(z.enum(["work", "group", "person"])).describe("How it really went."),
  problem: z.string().nullable(),
  readers: z.object({
    at: z.string().describe("When DingTalk told it."),
    read: z.array(z.string()),
    unread: z.array(z.string()),
    unknown: z.array(z.string()).describe("Reached by a way that does not tell who has read it."),
    missed: z.array(z.object({ user_id: z.string(), why: z.string() })),
  }),
});

const idParams = z.object({
  id: z.string().regex(/^N[0-9A-Z]{3,8}$/, "is not the id of a notice"),
});

/** `notifications`: work notifications, their progress and readers, and taking them back. */
export function notificationOperations(options: NotificationOptions): readonly Operation[] {
  const { places } = options;
  return [
    defineOperation({
      id: "createNotification",
      method: "post",
      path: "/notifications",
      scope: "notifications:write",
      summary: "Sends people, departments or everybody a work notification",
      body: z.strictObject({
        to: audienceSchema,
        text: z.string().trim().min(1).max(2000),
        place: placeSchema
          .optional()
          .describe("Where it is said with @ when the app may not send work notifications."),
      }),
      status: 202,
      answer: noticeSchema,
      async handle(input) {
        const { to, text, place } = input.body;
        const service = serviceFor(input, options, place);
        const { notice } = await service.send({ text, audience: audienceOf(to) });
        return showNotice(notice);
      },
    }),
    defineOperation({
      id: "listNotifications",
      method: "get",
      path: "/notifications",
      scope: "notifications:read",
      summary: "Notices, the newest first",
      query: z.strictObject({
        ...pageQuery,
        created_by: z.string().max(200).optional(),
        conversation: z.string().max(200).optional(),
      }),
      status: 200,
      answer: pageSchema(noticeSchema),
      async handle({ query, stores }) {
        const { created_by: createdBy, conversation, limit, cursor } = query;
        const before = cursor === undefined ? undefined : await stores.notices.find(cursor);
        const rows = await stores.notices.list({
          limit: limit + 1,
          ...(createdBy === undefined ? {} : { createdBy }),
          ...(conversation === undefined ? {} : { conversation }),
          ...(before === undefined ? {} : { before }),
        });
        return pageOf(rows, limit, showNotice);
      },
    }),
    defineOperation({
      id: "getNotification",
      method: "get",
      path: "/notifications/{id}",
      scope: "notifications:read",
      summary: "How far a notice is, and who has read it",
      params: idParams,
      status: 200,
      answer: progressSchema,
      async handle(input) {
        const notice = await foundNotice(input);
        return showProgress(notice, await serviceFor(input, options).progress(notice));
      },
    }),
    defineOperation({
      id: "recallNotification",
      method: "post",
      path: "/notifications/{id}/recall",
      scope: "notifications:write",
      summary: "Takes a notice back, within 24 hours",
      params: idParams,
      status: 200,
      answer: z.object({
        id: z.string(),
        recalled: z.enum(["all", "some", "none"]).describe("What could be taken back."),
      }),
      async prepare(input) {
        return serviceFor(input, options).recall(await foundNotice(input));
      },
      async handle({ params, prepared: recalled, unit, now }) {
        if (recalled !== "none") unit.write((tx) => tx.notices.markRecalled(params.id, now));
        return { id: params.id, recalled };
      },
    }),
  ];

  function serviceFor(
    { stores, unit, caller, now }: Pick<OperationInput, "stores" | "unit" | "caller" | "now">,
    { board, languages, random, locale, fits }: NotificationOptions,
    place: Place = { person: caller.actsAs },
  ): NoticeService {
    return createNoticeService({
      stores,
      unit,
      message: actorOf(caller, destinationOf(place, places)),
      isAdmin: true,
      now,
      random,
      locale,
      localesOf: (told) => languages.of(told, stores),
      board,
      fits,
    });
  }
}

async function foundNotice({
  params,
  stores,
}: Pick<OperationInput<{ readonly id: string }>, "params" | "stores">): Promise<Notice> {
  const notice = await stores.notices.find(params.id);
  if (notice !== undefined) return notice;
  throw new ApiProblem(404, "not_found", `there is no notice ${params.id}`);
}

function audienceOf(to: z.output<typeof audienceSchema>): NoticeAudience {
  if ("people" in to) return { kind: "people", ids: to.people };
  if ("everybody" in to) return { kind: "everybody" };
  return { kind: "departments", departments: to.departments.map((id) => ({ id, name: id })) };
}

function showNotice(notice: Notice): z.input<typeof noticeSchema> {
  const { id, text, way, audience, createdBy, createdAt, recalledAt } = notice;
  return {
    id,
    text,
    way,
    to: showAudience(audience),
    created_by: createdBy,
    created_at: showInstant(createdAt),
    recalled_at: recalledAt === undefined ? null : showInstant(recalledAt),
  };
}

function showAudience(audience: NoticeAudience): z.input<typeof audienceSchema> {
  if (audience.kind === "people") return { people: [...audience.ids] };
  if (audience.kind === "everybody") return { everybody: true };
  return { departments: audience.departments.map(({ id }) => id) };
}

function showProgress(
  notice: Notice,
  { state, ways, problem, readers }: NoticeProgress,
): z.input<typeof progressSchema> {
  const { at, read, unread, unknown, missed } = readers;
  return {
    ...showNotice(notice),
    state,
    ways: [...ways],
    problem: problem ?? null,
    readers: {
      at: showInstant(at),
      read: [...read],
      unread: [...unread],
      unknown: [...unknown],
      missed: missed.map(({ userId, why }) => ({ user_id: userId, why })),
    },
  };
}
