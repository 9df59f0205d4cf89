import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createEmulator, type Emulator } from "../../src/emulator/emulator.ts";
import { bellhop } from "./run-cli.ts";

let cwd = "";
let emulator: Emulator;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "bellhop-doctor-"));
  emulator = createEmulator({
    clock: createAdjustableClock(),
    random: createRandom(),
    log: silentLog,
    world: {
      robots: [{ id: "bell", name: "小铃", kind: "app", appKey: "key", appSecret: "secret" }],
      groups: [
        {
          id: "dev",
          title: "研发群",
          conversation: "cid-dev",
          robot: "bell",
          webhook: { token: "dev-token", secret: "SECdev" },
        },
      ],
    },
  });
  await emulator.listen(0);
});
afterEach(async () => {
  await emulator.close();
  await rm(cwd, { recursive: true, force: true });
});

interface Setting {
  readonly secret?: string;
  readonly webhookSecret?: string;
  readonly database?: string;
}

async function doctor(setting: Setting = {}, ...more: readonly string[]) {
  const { secret = "secret", webhookSecret = "SECdev", database = "sqlite:bot.db" } = setting;
  await writeFile(
    join(cwd, "config.yaml"),
    `database: "${database}"
emulator: { url: "${emulator.url}" }
dingtalk:
  connect: emulator
  robots: [{ id: bell, kind: app, app_key: key, app_secret: "${secret}" }]
groups:
  - { id: dev, title: 研发群, conversation: cid-dev, webhook: { url: "/robot/send?access_token=dev-token", secret: "${webhookSecret}" } }
packs: { folder: . }
`,
  );
  return bellhop(["doctor", ...more], { cwd });
}

async function broken(faults: object): Promise<void> {
  await fetch(`${emulator.url}/_/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(faults),
  });
}

test("a healthy deployment: 0, and nothing was posted or made", async () => {
  const { code, stdout, stderr } = await doctor();
  expect(stderr).toBe("");
  expect(stdout).toMatch(/✔ node: Node \d+/);
  expect(stdout).toContain("✔ clock: the clock agrees with DingTalk's");
  expect(stdout).toContain("✔ credentials: robot bell gets a token");
  expect(stdout).toContain("✔ webhooks: the webhook of group dev takes messages");
  expect(stdout).toMatch(/healthy\n$/);
  expect(code).toBe(0);
  const lines = await fetch(`${emulator.url}/_/messages`);
  expect(await lines.json()).toEqual([]);
});

test("wrong secrets: 1, each with its remedy, and neither is repeated", async () => {
  const { code, stdout } = await doctor({ secret: "canary-a", webhookSecret: "SECcanary" });
  expect(stdout).toMatch(
    /✘ credentials: robot bell gets no token.*\n {4}→ Check the robot's app_key/,
  );
  expect(stdout).toMatch(
    /✘ webhooks: the webhook of group dev refuses.*\n {4}→ Check the webhook's secret/,
  );
  expect(stdout).toMatch(/not healthy\n$/);
  expect(stdout).not.toMatch(/canary|access_token/);
  expect(code).toBe(1);
});

test("a permission that is missing is named, with what it costs", async () => {
  await broken({
    errcode: {
      value: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
      path: "/v1.0/robot/otoMessages/batchRecall",
    },
  });
  const { code, stdout } = await doctor();
  expect(stdout).toMatch(/✘ credentials: .*qyapi_robot_sendmsg.*files.*\n {4}→ grant it/);
  expect(code).toBe(1);
});

test("a database that cannot be reached: 1, as JSON on request", async () => {
  const { code, stdout } = await doctor(
    { database: "postgres://u:canary@127.0.0.1:1/db" },
    "--json",
  );
  const report = JSON.parse(stdout) as { healthy: boolean; checks: { check: string }[] };
  expect(report.healthy).toBe(false);
  expect(report.checks.find(({ check }) => check === "storage")).toMatchObject({
    findings: [{ state: "bad", remedy: expect.stringContaining("PostgreSQL") }],
  });
  expect(stdout).not.toContain("canary");
  expect(code).toBe(1);
});

test("without a running emulator it says so and finds nothing wrong", async () => {
  await emulator.close();
  const { code, stdout } = await doctor();
  expect(stdout).toContain("· clock: the emulator does not run");
  expect(code).toBe(0);
});
