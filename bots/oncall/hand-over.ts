import { dayAt, defineSchedule, plusDays, renderDay } from "../../src/index.ts";
import { changesInWeek, mondayOf, onDutyInWeek } from "./rota.ts";
import { allRotas, keepRota } from "./rotas.ts";

/** Tells each group that has a rota whose week begins, on its first workday. */
export const handOver = defineSchedule(async (ctx) => {
  const today = dayAt(ctx.slot, ctx.zone);
  const monday = mondayOf(today);
  for (const rota of await allRotas(ctx.memory.pack)) {
    // A week without a workday has no hand-over; the one after it has not two.
    if (rota.told === monday) continue;
    keepRota(ctx.memory.pack, { ...rota, told: monday });
    const { robot, conversation } = rota;
    const destination = { kind: "group", robot, conversation } as const;
    const { say, locale } = await ctx.inLanguageOf(destination);
    const [person, before, after] = [0, -7, 7].map((days) =>
      onDutyInWeek(rota, plusDays(monday, days)),
    );
    const changes = changesInWeek(rota, monday);
    const names = await ctx.people.names([...rota.people, ...changes.map(([, id]) => id)]);
    const nameOf = (id = ""): string => names.get(id) ?? id;
    const shown = (day: string): string => renderDay(day, locale, today);
    const days = changes.map(([day, id]) => `${shown(day)} ${nameOf(id)}`);
    const until = shown(plusDays(monday, 6));
    const lines = [
      say({
        zh: `🔄 值班交接：${nameOf(before)} → ${nameOf(person)}（到 ${until}）`,
        en: `🔄 On-call hand-over: ${nameOf(before)} → ${nameOf(person)} (until ${until})`,
      }),
      ...(days.length === 0
        ? []
        : [say({ zh: `换过的日子：${days.join("，")}`, en: `Swapped days: ${days.join(", ")}` })]),
      say({ zh: `下周：${nameOf(after)}`, en: `Next week: ${nameOf(after)}` }),
    ];
    ctx.postTo(destination, lines.join("\n"), { mentions: [person ?? ""] });
  }
});
