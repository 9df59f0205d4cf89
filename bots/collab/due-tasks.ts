import { defineSchedule, markdown, type Task } from "../../src/index.ts";
import { taskLine } from "./show-tasks.ts";
import { at } from "./at.ts";

const pageSize = 20;

/** Posts to each group what is due today and what is overdue, and calls those who have not done it. */
export const dueTasks = defineSchedule(async (ctx) => {
  for (const { destination, tasks, hasMore } of await ctx.dueTasks.inGroups(pageSize)) {
    const people = tasks.flatMap(openPeople);
    const speech = { ...ctx, ...(await ctx.inLanguageOf(destination)) };
    const names = await ctx.people.names([
      ...new Set(tasks.flatMap(({ assignees }) => assignees.map(({ userId }) => userId))),
    ]);
    const isLate = ({ dueAt }: Task): boolean => dueAt !== undefined && dueAt < ctx.now;
    const title = speech.say({ zh: "今天要做的任务", en: "Tasks of today" });
    const section = (heading: string, some: readonly Task[]): readonly string[] =>
      some.length === 0
        ? []
        : [`**${heading}**`, ...some.map((task) => taskLine(task, names, speech))];
    const lines = [
      ...section(speech.say({ zh: "⚠️ 已逾期", en: "⚠️ Overdue" }), tasks.filter(isLate)),
      ...section(
        speech.say({ zh: "📌 今天截止", en: "📌 Due today" }),
        tasks.filter((task) => !isLate(task)),
      ),
      ...(hasMore
        ? [
            speech.say({
              zh: "还有，说「任务 本群」看全部。",
              en: 'There are more: say "tasks group".',
            }),
          ]
        : []),
      [...new Set(people)].map(at).join(" "),
    ];
    ctx.postTo(destination, markdown(title, lines.join("\n\n")), { mentions: people });
  }
});

function openPeople({ assignees }: Task): readonly string[] {
  return assignees.filter(({ doneAt }) => doneAt === undefined).map(({ userId }) => userId);
}
