import { dayAt, defineStep, ReplyError, type StepContext } from "../../src/index.ts";
import { mondayOf, withPeople, type Rota } from "./rota.ts";
import { checkMayChange, dropRota, findRota, keepRota, theRota } from "./rotas.ts";
import { peopleOf, weekLine } from "./shown.ts";

/** Makes the rota of a group, or makes it anew. */
export const setUp = defineStep(async (ctx) => {
  const { robot, conversation, sender } = ctx.message;
  if (conversation.kind !== "group") {
    throw new ReplyError(
      ctx.say({
        zh: "值班表是一个群的，请到群里说：值班名单 @同事 @同事",
        en: "A rota belongs to a group. Please say it there: on-call-list @one @two",
      }),
    );
  }
  const before = await findRota(ctx);
  if (before !== undefined) checkMayChange(ctx, before);
  const monday = mondayOf(dayAt(ctx.now, ctx.zone));
  const rota: Rota = {
    robot,
    conversation: conversation.id,
    people: peopleSaid(ctx),
    since: monday,
    instead: {},
    owner: before?.owner ?? sender.id,
    told: monday,
  };
  keepRota(ctx.memory.pack, rota);
  await confirmChange(ctx, rota);
});

/** Puts the people in another order, said by their numbers; the first has this week. */
export const reorder = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  checkMayChange(ctx, rota);
  const { people } = rota;
  const numbers = (String(ctx.with["order"]).match(/\d+/gu) ?? []).map(Number);
  const ordered = numbers.flatMap((number) => people[number - 1] ?? []);
  const isWhole = numbers.length === people.length && new Set(ordered).size === people.length;
  if (!isWhole) {
    const all = people.map((_, index) => index + 1).join(" ");
    throw new ReplyError(
      ctx.say({
        zh: `名单有 ${people.length} 人，请把编号 ${all} 每个说一次，例如：值班顺序 ${all}`,
        en: `There are ${people.length} people; please give each of the numbers ${all} once, as in: rota-order ${all}`,
      }),
    );
  }
  const changed = { ...rota, people: ordered, since: mondayOf(today(ctx)) };
  keepRota(ctx.memory.pack, changed);
  await confirmChange(ctx, changed);
});

/** Adds people at the end of the rota. */
export const add = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  checkMayChange(ctx, rota);
  const changed = withPeople(rota, [...new Set([...rota.people, ...peopleSaid(ctx)])], today(ctx));
  keepRota(ctx.memory.pack, changed);
  await confirmChange(ctx, changed);
});

/** Takes people out of the rota. */
export const remove = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  checkMayChange(ctx, rota);
  const gone = peopleSaid(ctx);
  const left = rota.people.filter((id) => !gone.includes(id));
  if (left.length === 0) {
    throw new ReplyError(
      ctx.say({
        zh: "这样就没有人值班了。整张表不要了就说：停用值班表",
        en: "Nobody would be left. To give the rota up, say: stop-rota",
      }),
    );
  }
  const changed = withPeople(rota, left, today(ctx));
  keepRota(ctx.memory.pack, changed);
  await confirmChange(ctx, changed);
});

/** What is asked before the rota is given up. */
export const askToStop = defineStep(async (ctx) => {
  checkMayChange(ctx, await theRota(ctx));
  const question = ctx.say({
    zh: "值班表和换过的班都会清掉，确定停用吗？",
    en: "The rota and all swaps will be gone. Shall I?",
  });
  return { question };
});

/** Gives the rota up. */
export const stop = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  checkMayChange(ctx, rota);
  dropRota(ctx.memory.pack, rota);
  ctx.reply(
    ctx.say({
      zh: "值班表已停用，不再发交接提醒。重新排：值班名单 @同事 @同事",
      en: "The rota is given up, and no hand-over is posted any more. A new one: on-call-list @one @two",
    }),
  );
});

function today({ now, zone }: StepContext): string {
  return dayAt(now, zone);
}

function peopleSaid(ctx: StepContext): readonly string[] {
  const said = ctx.with["who"];
  return Array.isArray(said) ? [...new Set(said.map(String))] : [];
}

const shownWeeks = 3;

async function confirmChange(ctx: StepContext, rota: Rota): Promise<void> {
  const { locale, now, zone } = ctx;
  const names = await ctx.people.names(peopleOf(rota));
  const shown = { names, locale, today: today(ctx) };
  const order = rota.people.map((id, index) => `${index + 1}. ${names.get(id) ?? id}`);
  const weeks = rota.people
    .slice(0, shownWeeks)
    .map((_, week) => weekLine(rota, dayAt(now + week * weekMs, zone), shown));
  ctx.reply(
    [
      ctx.say({ zh: "✅ 值班名单，每人一周：", en: "✅ The rota, a week each:" }),
      order.join("  "),
      ...weeks,
      ctx.say({
        zh: "先后不对：值班顺序 2 1 …｜改名单：值班加人 @同事 · 值班减人 @同事",
        en: "Another order: rota-order 2 1 … | to change it: add-to-rota @one · remove-from-rota @one",
      }),
    ].join("\n"),
  );
}

const weekMs = 7 * 24 * 60 * 60 * 1000;
