import { dayAt, daysBetween, defineStep, plusDays, renderDay } from "../../src/index.ts";
import { mondayOf, onDuty } from "./rota.ts";
import { theRota } from "./rotas.ts";
import { peopleOf, weekLine } from "./shown.ts";

/** Tells who is on duty on a day, or in the weeks of a stretch of days. */
export const who = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  const { locale, zone } = ctx;
  const today = dayAt(ctx.now, zone);
  const from = typeof ctx.with["from"] === "number" ? dayAt(ctx.with["from"], zone) : today;
  const to = typeof ctx.with["to"] === "number" ? dayAt(ctx.with["to"], zone) : from;
  const shown = { names: await ctx.people.names(peopleOf(rota)), locale, today };
  if (from === to) {
    const person = onDuty(rota, from);
    const name = shown.names.get(person) ?? person;
    const day = renderDay(from, locale, today);
    ctx.reply(ctx.say({ zh: `${day} 值班：${name}`, en: `On duty ${day}: ${name}` }));
    return;
  }
  const weeks = weeksFrom(mondayOf(from), Math.floor(daysBetween(mondayOf(from), to) / 7) + 1);
  ctx.reply(weeks.map((monday) => weekLine(rota, monday, shown)).join("\n"));
});

/** Shows the coming weeks. */
export const table = defineStep(async (ctx) => {
  const rota = await theRota(ctx);
  const { locale } = ctx;
  const today = dayAt(ctx.now, ctx.zone);
  const shown = { names: await ctx.people.names(peopleOf(rota)), locale, today };
  const weeks = weeksFrom(mondayOf(today), Number(ctx.with["weeks"]));
  ctx.reply(
    [
      ctx.say({ zh: "📋 值班表", en: "📋 Rota" }),
      ...weeks.map((monday) => weekLine(rota, monday, shown)),
      ctx.say({
        zh: "换一天：我想和 @同事 换周四的班",
        en: "To swap a day: swap Thursday with @colleague",
      }),
    ].join("\n"),
  );
});

const mostWeeks = 12;

function weeksFrom(monday: string, count: number): readonly string[] {
  return Array.from({ length: Math.min(count, mostWeeks) }, (_, week) =>
    plusDays(monday, 7 * week),
  );
}
