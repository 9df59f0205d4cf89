import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { robot } from "./callback.ts";
import { withStorage } from "./stored.ts";

/** What a company of 5,000 has after some years: tasks, most of them done, and reminders, all of them to come. */
export const many = { tasks: 1_000_000, reminders: 100_000, people: 5000, groups: 500 } as const;

/** Writes them into the database of `folder`. `places` are conversations that get their share as well. */
export async function storeMany(folder: string, places: readonly string[]): Promise<void> {
  await withStorage(folder, async () => undefined);
  const database = new DatabaseSync(join(folder, "bellhop.db"));
  const now = Date.now();
  const place = `case when n % 50 = 0 then json_extract('${JSON.stringify(places)}', '$[' || (n / 50 % ${places.length}) || ']')
    else 'cidMany' || (n % ${many.groups}) end`;
  const doneAt = `case when n % 10 = 0 then null else ${now} - n * 1000 end`;
  database.exec(`
    pragma synchronous = off;
    begin;
    create temp table numbers (n integer primary key);
    with recursive counted(n) as (select 1 union all select n + 1 from counted where n < ${many.tasks})
      insert into numbers select n from counted;
    insert into tasks (id, title, robot, conversation, created_by, created_at, due_at, remind_before, closed_at)
      select 'T' || n, '写第 ' || n || ' 份周报', '${robot.id}', ${place}, 'p' || (n * 7 % ${many.people}),
        ${now} - n * 1000, case when n % 3 = 0 then null else ${now} + (n % 1000 - 300) * 3600000 end, '[3600000,0]',
        ${doneAt} from numbers;
    insert into task_assignees (task_id, user_id, position, done_at)
      select 'T' || n, 'p' || (n % ${many.people}), 0, ${doneAt} from numbers;
    insert into task_reminders (task_id, at)
      select 'T' || n, ${now} + 86400000 + n * 60 from numbers where n % 10 = 0 and n % 3 > 0;
    insert into reminders (id, text, destination, mentions, created_by, created_at, next_at, zone, status, lane)
      select 'R' || n, '喝水', json_object('kind', 'group', 'robot', '${robot.id}', 'conversation', 'cidMany' || (n % ${many.groups})),
        '["p' || (n % ${many.people}) || '"]', 'p' || (n % ${many.people}), ${now}, ${now} + 86400000 + n * 1000,
        'Asia/Shanghai', 'active', '${robot.id} cidMany' || (n % ${many.groups}) from numbers where n <= ${many.reminders};
    insert into reminder_people (user_id, reminder_id)
      select 'p' || (n % ${many.people}), 'R' || n from numbers where n <= ${many.reminders};
    insert into counters (name, value) values ('task', ${many.tasks});
    commit;
    analyze;
  `);
  database.close();
}
