import type { DueGroup, DueTasks } from "../core/due-tasks.ts";
import type { Stores } from "../core/storage.ts";
import { instantOf, wallTime } from "../time/dates/zone.ts";

/** What is due in each group, as far as the end of the day in `zone`. */
export function createDueTasks(
  { tasks, directory }: Pick<Stores, "tasks" | "directory">,
  { now, zone }: { readonly now: number; readonly zone: string },
): DueTasks {
  return {
    async inGroups(limit) {
      const before = endOfDay(now, zone);
      const groups: DueGroup[] = [];
      for (const { robot, conversation } of await tasks.listDuePlaces(before)) {
        const known = await directory.conversation(robot, conversation);
        if (known?.kind === "person") continue;
        const filter = { state: "open", conversation, dueBefore: before, now } as const;
        const found = (await tasks.list({ ...filter, limit: limit + 1 })).filter(
          (task) => task.robot === robot,
        );
        groups.push({
          destination: { kind: "group", robot, conversation },
          tasks: found.slice(0, limit),
          hasMore: found.length > limit,
        });
      }
      return groups;
    },
  };
}

function endOfDay(now: number, zone: string): number {
  const { year, month, day } = wallTime(now, zone);
  return instantOf({ year, month, day: day + 1, hour: 0, minute: 0 }, zone);
}
