import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import type { Run } from "../../src/core/run.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { bellhop } from "./run-cli.ts";

const at = Date.parse("2026-11-23T10:00:00Z");

const run: Run = {
  id: "K7Q2MX",
  program: "release/deploy",
  fingerprint: "f",
  robot: "bell",
  conversation: "cid-dev",
  person: "li",
  status: "waiting",
  state: {
    message: {
      id: "m",
      robot: "bell",
      conversation: { id: "cid-dev", kind: "group" },
      sender: { id: "li", dingtalkId: "$:1", name: "李雷", isAdmin: false },
      text: "发布",
      mentions: [],
      parts: [],
      sentAt: at,
      quotaExhausted: false,
      sessionWebhook: { url: "https://oapi.dingtalk.com/?session=hidden", expiresAt: at },
    },
    args: { env: "生产" },
    roles: [],
    locale: "zh-CN",
    about: {},
    said: 1,
    steps: [
      { path: "1", kind: "http", startedAt: at, endedAt: at + 80, outcome: "done", attempts: 2 },
      { path: "2", kind: "ask", startedAt: at, outcome: "waiting", attempts: 1 },
    ],
    wait: { kind: "answer", path: "2", until: at + 900_000, person: "li" },
  },
  startedAt: at,
  changedAt: at,
  readyAt: at + 900_000,
  attempts: 0,
};

test("runs are listed, and one is shown step by step, without what is secret", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "bellhop-runs-"));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, "config.yaml"), "database: sqlite:b.db\n");
  const bellhopHere = (...args: string[]) => bellhop([...args, "--config", "config.yaml"], { cwd });
  expect((await bellhopHere("runs")).stdout).toBe("there are no runs\n");
  const options = { clock: createSystemClock(), log: silentLog, exclusive: false };
  const storage = await openStorage(`sqlite:${join(cwd, "b.db")}`, options);
  await storage.runs.add(run);
  await storage.close();

  expect((await bellhopHere("runs", "list", "--status", "waiting")).stdout).toBe(
    "K7Q2MX  waiting (answer until 2026-11-23T10:15:00.000Z)  release/deploy  li  2026-11-23T10:00:00.000Z\n",
  );
  expect((await bellhopHere("runs", "list", "--status", "failed")).stdout).toMatch(/no runs/);
  const shown = await bellhopHere("runs", "show", "k7q2mx");
  expect(shown.stdout.split("\n").slice(1, 3)).toEqual([
    "  1  http  done  80 ms  attempt 2",
    "  2  ask  waiting",
  ]);
  const json = await bellhopHere("runs", "show", "K7Q2MX", "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({ args: { env: "生产" }, waits: { path: "2" } });
  expect(json.stdout).not.toContain("hidden");
  expect(await bellhopHere("runs", "show", "none")).toMatchObject({ code: 1 });
});
