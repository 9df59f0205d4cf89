import { dayAt, defineStep, renderDay, ReplyError, type StepContext } from "../../src/index.ts";
import { isStillOpen, onDuty, planSwap, withSwap, type Rota, type Swap } from "./rota.ts";
import { keepRota, theRota } from "./rotas.ts";

/** Works out what the sender and the other would swap, and how the other is asked. */
export const plan = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  const { sender } = ctx.message;
  const today = dayAt(ctx.now, ctx.zone);
  const day = dayAt(Number(ctx.with["day"]), ctx.zone);
  const other = theOther(ctx, rota);
  const swap = planSwap(rota, { day, pair: [sender.id, other], today });
  const people = await ctx.people.names([sender.id, other, onDuty(rota, day)]);
  const nameOf = (id: string): string => people.get(id) ?? id;
  const shown = (one: string): string => renderDay(one, ctx.locale, today);
  if (swap === undefined) {
    const person = nameOf(onDuty(rota, day));
    throw new ReplyError(
      ctx.say({
        zh: `${shown(day)} 是 ${person} 值班，不是你们两个的班，换不了。`,
        en: `${person} is on duty ${shown(day)}, neither of you two, so there is nothing to swap.`,
      }),
    );
  }
  const what = described(swap, { nameOf, shown });
  return {
    ...swap,
    other,
    question: ctx.say({
      zh: `${sender.name} 想和 ${nameOf(other)} 换班：${what.zh}。${nameOf(other)}，你同意吗？`,
      en: `${sender.name} wants to swap with ${nameOf(other)}: ${what.en}. ${nameOf(other)}, do you agree?`,
    }),
  };
});

/** Makes the swap that the other has agreed to. */
export const carryOut = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  const today = dayAt(ctx.now, ctx.zone);
  const swap = ctx.with["swap"] as Swap;
  if (!isStillOpen(rota, swap, today)) {
    throw new ReplyError(
      ctx.say({
        zh: "值班表在这期间改过，或者那天已经过去，这次没有换。看现在的安排：值班表",
        en: "The rota was changed meanwhile, or the day is over, so nothing was swapped. As it is now: rota",
      }),
    );
  }
  keepRota(ctx.memory.pack, withSwap(rota, swap, today));
  const pair = [swap.from, swap.to];
  const names = await ctx.people.names(pair);
  const what = described(swap, {
    nameOf: (id) => names.get(id) ?? id,
    shown: (one) => renderDay(one, ctx.locale, today),
  });
  // Nobody can be @-ed one to one, so this is a group, where both read it.
  ctx.reply(ctx.say({ zh: `✅ 换好了：${what.zh}`, en: `✅ Swapped: ${what.en}` }), {
    mentions: pair,
  });
});

function theOther(ctx: StepContext, rota: Rota): string {
  const said = ctx.with["who"];
  const ids: readonly unknown[] = Array.isArray(said) ? said : [];
  const [other] = ids;
  if (ids.length !== 1 || typeof other !== "string" || other === ctx.message.sender.id) {
    throw new ReplyError(
      ctx.say({
        zh: "和谁换？只 @ 一位同事：我想和 @同事 换周四的班",
        en: "With whom? Please @ one colleague: swap Thursday with @colleague",
      }),
    );
  }
  if (rota.people.includes(other)) return other;
  throw new ReplyError(
    ctx.say({
      zh: "对方不在值班名单里，不能换班。先加进来：值班加人 @同事",
      en: "They are not in the rota, so you cannot swap. Add them first: add-to-rota @colleague",
    }),
  );
}

function described(
  { day, from, to, back }: Swap,
  { nameOf, shown }: { nameOf: (id: string) => string; shown: (day: string) => string },
) {
  const [giver, taker] = [nameOf(from), nameOf(to)];
  const zh = `${shown(day)} ${giver} 换成 ${taker}`;
  const en = `${shown(day)} from ${giver} to ${taker}`;
  if (back === null) return { zh, en };
  return {
    zh: `${zh}，${shown(back)} ${taker} 换成 ${giver}`,
    en: `${en}, ${shown(back)} from ${taker} to ${giver}`,
  };
}
