import type { Collection, CollectionPlan, CollectionShare } from "../core/collection.ts";
import { dayMs } from "../core/clock.ts";
import { ReplyError } from "../core/errors.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import { privatePlace } from "../core/session.ts";
import type { CollectionService } from "../core/services.ts";
import type { CollectPorts, CollectWork } from "./collect-ports.ts";
import { localizedTime } from "./localized-time.ts";
import { closeRound, forgetQuestions } from "./end-round.ts";
import { openRound } from "./open-round.ts";
import { answerText } from "./answer-lines.ts";
import { tally } from "./report.ts";
import { stepArrival } from "./step-arrival.ts";
import { collectTexts, keptTexts, missingTexts } from "./texts.ts";

/** How long after its deadline a round still takes late answers, where it takes them. */
const lateMs = 7 * dayMs;

/** Collections for the sender of one message. */
export function createCollectionService(
  work: CollectWork &
    CollectPorts & {
      readonly message: Message;
      readonly isAdmin: boolean;
      readonly locale: Locale;
    },
): CollectionService {
  const { stores, unit, message, now, locale } = work;
  const { sender, conversation, robot } = message;
  const isGroup = conversation.kind === "group";
  const refuse = (why: Localized): never => {
    throw new ReplyError(pick(why, locale));
  };
  const timeOf = (plan: CollectionPlan, at: number): Localized => localizedTime(at, plan.zone, now);

  /** The round that is meant here: the open one, or the newest. */
  async function roundOf(plan: CollectionPlan): Promise<Collection> {
    const place = isGroup ? { conversation: conversation.id } : { person: sender.id };
    const [round] = await stores.collections.list({ plan: plan.key, robot, limit: 1, ...place });
    return round === undefined || round.state === "cancelled"
      ? refuse(collectTexts.none(plan))
      : round;
  }

  /** The round here that the sender may end: an open one, or one of those that come again. */
  async function roundToEnd(plan: CollectionPlan, mayBeClosed: boolean): Promise<Collection> {
    const round = await roundOf(plan);
    if (round.state !== "open" && !mayBeClosed) return refuse(collectTexts.none(plan));
    const may = plan.isGuarded || work.isAdmin || round.openedBy === sender.id;
    return may ? round : refuse(collectTexts.mayNot(plan));
  }

  function shareIn(shares: readonly CollectionShare[]): CollectionShare | undefined {
    return shares.find(({ person }) => person === sender.id);
  }

  return {
    async start(plan) {
      if (!isGroup) return refuse(collectTexts.needsGroup(plan));
      const place = { robot, conversation: conversation.id };
      const before = await stores.collections.list({ plan: plan.key, ...place, limit: 1 });
      const opened = await openRound(plan, { ...place, openedBy: sender.id, at: now }, work);
      if ("refusal" in opened) return refuse(opened.refusal);
      const { round, people } = opened;
      const until = timeOf(plan, round.closesAt);
      // In the group everybody has read it already.
      const started = plan.by === "group" ? [] : [collectTexts.started(plan, people.length, until)];
      const isNew = plan.recurs !== undefined && (before[0]?.state ?? "cancelled") === "cancelled";
      const recurs = isNew ? [collectTexts.recurs(plan, plan.recurs)] : [];
      const said = [...started, ...recurs].map((one) => pick(one, locale));
      return said.length === 0 ? undefined : said.join("\n");
    },
    async begin(plan) {
      const round = await roundOf(plan);
      const isOver = round.state === "closed" || now >= round.closesAt;
      if (isOver && (plan.late === "refuse" || now - round.closesAt > lateMs)) {
        return refuse(collectTexts.refusedLate(plan, timeOf(plan, round.closesAt)));
      }
      const share = shareIn(await stores.collections.shares(round.id));
      return { answers: share?.answers ?? {}, closesAt: round.closesAt, isOver };
    },
    async answer(plan, answers) {
      const round = await roundOf(plan);
      unit.write(async ({ collections, sessions }) => {
        const isKept = await collections.answer(round.id, { person: sender.id, answers, now });
        if (!isKept) throw new Error(`${round.id} was cancelled meanwhile`);
        for (const place of [conversation.id, privatePlace(sender.id)]) {
          const asked = await sessions.find(robot, place, sender.id, now);
          if (asked?.command === plan.words.answerCommand) await sessions.remove(asked.id);
        }
      });
      const shares = await stores.collections.shares(round.id);
      const before = shareIn(shares);
      const isLate = before?.answeredAt === undefined ? round.state === "closed" : before.isLate;
      const isNew = before?.answeredAt === undefined ? 1 : 0;
      const asked = shares.length + (before === undefined ? 1 : 0);
      const count = { answered: tally(shares).answered.length + isNew, asked };
      const wanted = plan.questions.find(({ isOptional }) => !isOptional) ?? plan.questions[0];
      const kept = keptTexts(plan, count, {
        name: isGroup ? sender.name : "",
        lines: isGroup ? [] : answerText(plan, answers, locale),
        until: timeOf(plan, round.closesAt),
        isLate,
        label: wanted?.label ?? plan.title,
      });
      return pick(kept, locale);
    },
    async missing(plan) {
      const round = await roundOf(plan);
      const shares = await stores.collections.shares(round.id);
      const { answered, missing } = tally(shares);
      const names = await work.people.names(missing.map(({ person }) => person));
      const said = missingTexts(
        plan,
        { answered: answered.length, asked: shares.length },
        {
          names: missing.map(({ person }) => names.get(person) ?? person),
          until: timeOf(plan, round.closesAt),
          isOpen: round.state === "open",
        },
      );
      return pick(said, locale);
    },
    async mine(plan) {
      const round = await roundOf(plan);
      const share = shareIn(await stores.collections.shares(round.id));
      const lines = answerText(plan, share?.answers ?? {}, locale);
      const texts = collectTexts;
      return pick(lines.length === 0 ? texts.notAnswered(plan) : texts.yours(plan, lines), locale);
    },
    async close(plan) {
      const round = await roundToEnd(plan, false);
      unit.write(async (all) => {
        if (await closeRound(all, round, now)) await forgetQuestions(all, round, plan, now);
      });
      return pick(collectTexts.closed(plan), locale);
    },
    async cancel(plan) {
      const round = await roundToEnd(plan, plan.recurs !== undefined);
      unit.write(async (all) => {
        await all.collections.end(round.id, "cancelled");
        await forgetQuestions(all, round, plan, now);
      });
      return pick(
        round.state === "open"
          ? collectTexts.cancelled(plan, plan.recurs !== undefined)
          : collectTexts.recursNoMore(plan),
        locale,
      );
    },
    async sumUp(plan) {
      const round = await roundOf(plan);
      const arrival = stepArrival(round, "summary", { key: message.id, now });
      unit.write(async ({ inbox }) => void (await inbox.keep([arrival])));
      return pick(collectTexts.summaryComes(plan), locale);
    },
  };
}
