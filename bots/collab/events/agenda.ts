import { defineSchedule, escapeMarkdown, markdown } from "../../../src/index.ts";
import { eventLine } from "./event-line.ts";

const most = 20;

/** Posts to each group what takes place there today. */
export const agenda = defineSchedule(async (ctx) => {
  for (const { destination, occurrences } of await ctx.agenda.today()) {
    const speech = { ...ctx, ...(await ctx.inLanguageOf(destination)) };
    const shown = occurrences.slice(0, most);
    const people = shown.flatMap(({ event }) => event.people.map(({ userId }) => userId));
    const names = await ctx.people.names([...new Set(people)]);
    const title = speech.say({
      zh: `📅 今天的日程（${occurrences.length}）`,
      en: `📅 Today (${occurrences.length})`,
    });
    const lines = shown.map((one) => eventLine({ ...one, isBusyOnly: false }, names, speech));
    const more =
      occurrences.length > most
        ? [
            speech.say({
              zh: "还有，说「日程 本群 今天」看全部。",
              en: 'There are more: say "schedule group today".',
            }),
          ]
        : [];
    ctx.postTo(
      destination,
      markdown(title, [`**${escapeMarkdown(title)}**`, ...lines, ...more].join("\n\n")),
    );
  }
});
