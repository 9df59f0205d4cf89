import { minuteMs } from "../core/clock.ts";
import { laneOf, type Destination } from "../core/destination.ts";
import { ReplyError } from "../core/errors.ts";
import type { Told } from "../core/language.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Notice, NoticeAudience } from "../core/notice.ts";
import type { NoticeBoard } from "../core/notice-board.ts";
import type { Random } from "../core/random.ts";
import type { NoticeService } from "../core/services.ts";
import type { Stores } from "../core/storage.ts";
import { BoardError } from "../core/todo-board.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { planNotice } from "./plan-notice.ts";
import { progressOf, recallOf } from "./progress.ts";
import * as texts from "./notice-texts.ts";

/** People named in one notice. */
const mostPeople = 200;
/** How long everybody in a group is left alone after they were @-ed. */
const everyoneRestMs = 10 * minuteMs;

export interface NoticeServiceOptions {
  readonly stores: Stores;
  readonly unit: UnitOfWork;
  /** Whose doing it is, and where. */
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly isAdmin: boolean;
  readonly now: number;
  readonly random: Random;
  /** Of the sender. */
  readonly locale: Locale;
  readonly localesOf: (told: readonly Told[]) => Promise<(one: Told) => Locale>;
  readonly board: NoticeBoard;
  /** Whether a notice fits DingTalk's size. */
  readonly fits: (text: string) => boolean;
}

/** Notices for the sender of one message: reads now, writes and sends with the reply. */
export function createNoticeService(options: NoticeServiceOptions): NoticeService {
  const { stores, unit, message, now, random, locale, board } = options;
  const { robot, conversation, sender } = message;
  const refuse = (why: Localized): never => {
    throw new ReplyError(pick(why, locale));
  };
  const here: Destination =
    conversation.kind === "group"
      ? { kind: "group", robot, conversation: conversation.id }
      : { kind: "person", robot, userId: sender.id };

  /** What DingTalk's directory says; its refusal is an answer. */
  async function asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof BoardError) return refuse(texts.noDirectory);
      throw error;
    }
  }

  async function localeFor(audience: NoticeAudience): Promise<Locale> {
    const [only, ...others] = audience.kind === "people" ? audience.ids : [];
    const told: Told =
      only !== undefined && others.length === 0
        ? { destination: { kind: "person", robot, userId: only } }
        : { destination: here };
    return (await options.localesOf([told]))(told);
  }

  return {
    async send({ text, audience }) {
      if (text.trim() === "") refuse(texts.noText);
      if (audience.kind === "people" && audience.ids.length > mostPeople) {
        refuse(texts.tooManyPeople(mostPeople));
      }
      const id = `N${random.shortId(4)}`;
      const receiver = await localeFor(audience);
      const said = pick(texts.noticeText(sender.name, text.trim(), id), receiver);
      if (!options.fits(said)) refuse(texts.tooLong);
      const obstacle = board.obstacle(robot);
      const plan = planNotice({ id, said, audience, here, obstacle, locale: receiver });
      if (plan === undefined) return refuse(texts.noWay[obstacle ?? "custom"]);
      const notice: Notice = {
        id,
        robot,
        conversation: conversation.id,
        conversationKind: conversation.kind,
        createdBy: sender.id,
        createdAt: now,
        text: text.trim(),
        audience,
        way: plan.way,
        parts: plan.parts,
      };
      unit.write(async (tx) => {
        const added = await tx.notices.add(notice);
        // Somebody has the id: fail, so that the delivery is run again.
        if (!added) throw new Error(`notice id ${id} was taken meanwhile`);
      });
      for (const entry of plan.entries) unit.send(entry);
      return { notice, ...(obstacle === undefined ? {} : { obstacle }) };
    },
    departments: (name) => asked(() => board.departments(robot, name)),
    members: (department) => asked(() => board.members(robot, department.id)),
    async find(id) {
      const notice = await stores.notices.find(id);
      if (notice === undefined) return undefined;
      if (notice.createdBy !== sender.id && !options.isAdmin) refuse(texts.notYours);
      return notice;
    },
    async last() {
      const [notice] = await stores.notices.list({ createdBy: sender.id, limit: 1 });
      return notice;
    },
    async progress(notice) {
      const progress = await progressOf(notice, { stores, board, now });
      unit.write((tx) => tx.notices.keepReaders(notice.id, progress.readers));
      return progress;
    },
    async recall(notice) {
      if (notice.recalledAt !== undefined) refuse(texts.alreadyRecalled(notice.id));
      const outcome = await recallOf(notice, { stores, board });
      if (outcome !== "none") unit.write((tx) => tx.notices.markRecalled(notice.id, now));
      return outcome;
    },
    async callEveryone(text) {
      if (here.kind !== "group") throw new ReplyError(pick(texts.noGroupHere, locale));
      const lane = laneOf(here);
      const may = await stores.reminders.claimEveryone(lane, now, now - everyoneRestMs);
      if (!may) {
        const since = await stores.reminders.everyoneCalledAt(lane);
        const leftMs = everyoneRestMs - (now - (since ?? now));
        refuse(texts.calledLately(Math.max(1, Math.ceil(leftMs / minuteMs))));
      }
      const content = {
        type: "text",
        text: `📢 ${sender.name}${locale === "en" ? ": " : "："}${text}`,
      } as const;
      const key = `everyone:${lane}:${random.shortId(8)}`;
      unit.send({ key, destination: here, reply: { content, mentions: [], everyone: true } });
    },
  };
}
