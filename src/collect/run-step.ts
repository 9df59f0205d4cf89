import { minuteMs } from "../core/clock.ts";
import type { Collection, CollectionPlan } from "../core/collection.ts";
import type { Destination } from "../core/destination.ts";
import { messageOf } from "../core/errors.ts";
import { pick } from "../core/locale.ts";
import type { Content } from "../core/reply.ts";
import { askPrivately, reachable, sayInGroup } from "./ask-people.ts";
import type { CollectPorts, CollectWork } from "./collect-ports.ts";
import { localizedLength, localizedTime } from "./localized-time.ts";
import { answerTable, summaryScope, tally } from "./report.ts";
import type { RoundStep } from "./step-arrival.ts";
import { chaseText, collectTexts } from "./texts.ts";

/** A step of a round that has come. */
export interface StepRun {
  /** The delivery's key. */
  readonly key: string;
  readonly id: string;
  readonly step: RoundStep;
}

/** Chases those missing, or posts the summary. Nothing for a round or a plan that is not there any more. */
export async function runStep(
  { key, id, step }: StepRun,
  plans: ReadonlyMap<string, CollectionPlan>,
  work: CollectWork & CollectPorts,
): Promise<void> {
  const round = await work.stores.collections.find(id);
  const plan = round && plans.get(round.plan);
  if (round === undefined || plan === undefined) {
    work.log.warn({ collection: id, plan: round?.plan, step }, "its pack is not loaded any more");
    return;
  }
  await (step === "chase" ? chase(key, round, plan, work) : postSummary(key, round, plan, work));
}

async function chase(
  key: string,
  round: Collection,
  plan: CollectionPlan,
  work: CollectWork & CollectPorts,
): Promise<void> {
  const { stores, now, robots } = work;
  if (round.state !== "open" || now >= round.closesAt) return;
  const { missing } = tally(await stores.collections.shares(round.id));
  if (missing.length === 0) return;
  // In whole minutes: a few seconds pass before it is said.
  const left = localizedLength(Math.round((round.closesAt - now) / minuteMs) * minuteMs);
  const text = chaseText(plan, { left, until: localizedTime(round.closesAt, plan.zone, now) });
  const people = missing.map(({ person }) => person);
  const isApp = robots.some((one) => one.id === round.robot && one.kind === "app");
  const { inPrivate, inGroup } =
    plan.chase?.by === "private" && isApp ? reachable(people) : { inPrivate: [], inGroup: people };
  if (inGroup.length > 0) {
    await sayInGroup(round, { key, people: inGroup, first: text, others: text }, work);
  }
  await askPrivately(round, plan, { key, people: inPrivate, before: text }, work);
}

async function postSummary(
  key: string,
  round: Collection,
  plan: CollectionPlan,
  work: CollectWork & CollectPorts,
): Promise<void> {
  const { stores, unit, now } = work;
  if (round.state === "cancelled") return;
  const shares = await stores.collections.shares(round.id);
  const names = await work.people.names(shares.map(({ person }) => person));
  const { postTo } = plan;
  const destination: Destination = {
    kind: "group",
    robot: postTo?.robot ?? round.robot,
    conversation: postTo?.conversation ?? round.conversation,
  };
  const told = { destination };
  const locale = (await work.languages.of([told], stores))(told);
  const scope = summaryScope(plan, round, { shares, names, now, locale });
  const say = (number: number, content: Content): void =>
    unit.send({ key: `${key}#${number}`, destination, reply: { content, mentions: [] } });
  const count = { answered: scope.answered.length, asked: scope.count };
  try {
    say(1, plan.summary(scope, locale));
  } catch (error) {
    work.log.warn({ collection: round.id, error: messageOf(error) }, "summary cut short");
    const text = pick(collectTexts.shortSummary(plan, count, scope.missing), locale);
    say(1, { type: "text", text });
  }
  if (scope.answered.length === 0) return;
  const file = await work.keepTable(answerTable(plan, shares, { names, locale }), {
    name: nameOfFile(plan, scope, work),
    robot: destination.robot,
    conversation: destination.conversation,
    sharedBy: round.openedBy ?? "",
    locale,
    unit,
    now,
  });
  say(2, file);
}

function nameOfFile(
  plan: CollectionPlan,
  scope: Parameters<CollectionPlan["fileName"]>[0],
  { log }: CollectPorts,
): string {
  try {
    return plan.fileName(scope);
  } catch (error) {
    log.warn({ plan: plan.key, error: messageOf(error) }, "name of the table not rendered");
    return scope.title;
  }
}
