import { DatabaseSync } from "node:sqlite";
import { expect } from "vitest";
import { startChild } from "./child.ts";

/**
 * Kills a bot in the middle of writing, `cycles` times over on one file, and expects every row that
 * it was promised, once, and a sound file. Answers how many rows were promised.
 */
export async function survivesKills(url: string, cycles: number): Promise<number> {
  const promised = new Set<unknown>();
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const child = startChild("writer.ts", [url, "write"]);
    expect(await child.next()).toBe("running");
    const wanted = promised.size + 20 + cycle * 7;
    while (promised.size < wanted) promised.add(await child.next());
    await child.kill();
    for (const key of child.rest()) promised.add(key);
    expectAll(url.slice("sqlite:".length), promised);
  }
  return promised.size;
}

function expectAll(file: string, promised: ReadonlySet<unknown>): void {
  const database = new DatabaseSync(file);
  const kept = new Set(
    database
      .prepare("select key from inbox")
      .all()
      .map(({ key }) => key),
  );
  const lost = [...promised].filter((key) => !kept.has(key as string));
  expect(lost).toEqual([]);
  expect(database.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
  // Every pending row is reached through its lane, unless it waits for its place there.
  const astray = database
    .prepare(
      `select count(*) as count from inbox where handled_at is null and arrived = 0 and not exists (
        select 1 from inbox_lanes l where l.robot = inbox.robot
          and l.conversation = inbox.conversation and l.head_id <= inbox.id)`,
    )
    .get();
  expect(astray).toEqual({ count: 0 });
  database.close();
}
