import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openHome, type Home, type HomeOptions } from "../home.ts";

/** A moment in Beijing. */
export const at = (time: string): number => Date.parse(`${time}:00+08:00`);

const roles =
  "people: [{ id: li, name: 李雷, roles: [周报] }, { id: han, name: 韩梅梅, roles: [周报] }]";

/** A weekly report: words, a number, and a question that may be left out. */
export const report = `
  - id: report
    title: { zh: 周报, en: weekly report }
    from: role:周报
    open: { when: 每周五 16:00, on_holiday: before, to: group:dev }
    close: "20:30"
    chase: { every: 90m, hours: 9:00-20:00 }
    questions:
      done: { type: text, ask: 本周完成了什么？ }
      hours: { type: int, min: 0, max: 100, ask: 工时多少？, summary: 工时 }
      risk: { type: text, ask: 有什么风险？, summary: 风险, optional: true }`;

/** A bot with one pack of this `collect`. */
export async function open(collect: string, options: HomeOptions = {}): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-collect-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "weekly"));
  await writeFile(
    join(folder, "weekly", "pack.yaml"),
    `pack: weekly\nversion: 1.0.0\ntitle: 周报\ncollect:${collect}\n`,
  );
  const home = await openHome({ packs: folder, config: roles, ...options });
  onTestFinished(() => home.close());
  return home;
}

/** 李雷, 韩梅梅 and 王芳. */
export async function three(home: Home, group?: string) {
  return Promise.all(["li", "han", "wang"].map((id) => home.person(id, group)));
}
