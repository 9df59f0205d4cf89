import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Config } from "../../src/config/config.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { saidOfConfig } from "./said-of-config.ts";

interface Given {
  readonly env?: Record<string, string>;
  readonly dotEnv?: string;
}

function configOf(text: string | undefined, { env = {}, dotEnv }: Given = {}): Config {
  const loaded = loadConfig({
    path: "/srv/bot/config.yaml",
    env,
    readFile: (path) => (path.endsWith(".env") ? dotEnv : text),
  });
  if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

const token = (expression: string): string =>
  `dingtalk:\n  robots:\n    - { id: a, kind: custom, token: ${expression} }\n`;

test.each([
  ["no file", undefined],
  ["an empty file", ""],
  ["a file of comments", "# nothing\n"],
])("%s means the defaults", (_, text) => {
  expect(configOf(text)).toEqual({
    name: "小铃",
    locale: "zh-CN",
    timezone: "Asia/Shanghai",
    workCalendar: "cn",
    times: {},
    database: "sqlite:/srv/bot/data/bellhop.db",
    server: { host: "127.0.0.1", port: 3000, publicUrl: "http://127.0.0.1:3000" },
    dingtalk: {
      connect: "emulator",
      stream: { connections: 1 },
      robots: [
        {
          kind: "app",
          id: "bell",
          appKey: "emulated-key",
          appSecret: "emulated-secret",
          robotCode: "emulated-key",
          events: {
            token: "emulated-token",
            aesKey: "emulatedemulatedemulatedemulatedemulated123",
            ownerKeys: ["emulated-key"],
          },
          cardSecret: "emulated-card-secret",
          agentId: 1_000_001,
        },
      ],
      hosts: { oapi: "http://127.0.0.1:3001", api: "http://127.0.0.1:3001" },
    },
    emulator: { url: "http://127.0.0.1:3001", port: 3001 },
    groups: [
      {
        id: "dev",
        title: "研发群",
        conversation: "cid-dev",
        robot: "bell",
        webhook: {
          url: "http://127.0.0.1:3001/robot/send?access_token=emulated-dev",
          secret: "SECemulated",
        },
      },
    ],
    people: [],
    roles: {},
    packs: {
      folder: "/srv/bot/bots",
      orShipped: true,
      watch: true,
      vars: {},
      http: { hosts: [], allowPrivate: [] },
    },
    environment: {},
    api: { tokens: [] },
    tasks: { remindBefore: [3_600_000, 0] },
    events: { remindBefore: [900_000], lengthMs: 3_600_000 },
    limits: { personPerMinute: 30 },
    files: {
      folders: ["/srv/bot/data/shared"],
      linkTtlMs: 604_800_000,
      keepMs: 90 * 86_400_000,
      maxBytes: 200 * 1024 ** 2,
      quota: { personBytes: 2 * 1024 ** 3, totalBytes: 20 * 1024 ** 3 },
      allowPrivate: [],
    },
    log: { level: "info" },
  });
});

test("the shipped config.yaml loads, and says what the defaults say", () => {
  const path = fileURLToPath(new URL("../../config.yaml", import.meta.url));
  const loaded = loadConfig({ path, env: {}, mustExist: true });
  const defaults = loadConfig({ path, env: {}, readFile: () => undefined });
  if ("problems" in loaded || "problems" in defaults) expect.unreachable();
  const { roles } = loaded.config;
  expect(loaded.config).toEqual({ ...defaults.config, roles });
  expect(roles).toMatchObject({ admin: ["manager01"], 研发: ["li", "han"], helpdesk: ["wang"] });
});

test("a file that was asked for must be there", () => {
  expect(loadConfig({ path: "/nowhere/config.yaml", env: {}, mustExist: true })).toEqual({
    problems: [
      {
        file: "/nowhere/config.yaml",
        line: 1,
        col: 1,
        message: "there is no such file",
        severity: "error",
      },
    ],
  });
});

test("http means DingTalk's own hosts, and no group but those configured", () => {
  const { dingtalk, groups } = configOf(
    "dingtalk:\n  connect: http\n  robots: [{ id: a, kind: custom, token: t }]\n",
  );
  expect(dingtalk.hosts).toEqual({
    oapi: "https://oapi.dingtalk.com",
    api: "https://api.dingtalk.com",
  });
  expect(groups).toEqual([]);
});

test("an emulator that somebody else runs is not started", () => {
  expect(configOf("emulator: { url: http://10.0.0.5:9000/ }\n").emulator).toEqual({
    url: "http://10.0.0.5:9000",
  });
});

test("roles come from both places, each person once", () => {
  const text =
    "people:\n  - { id: u1, name: 张三, roles: [admin, 研发] }\nroles: { admin: [u2, u1] }\n";
  expect(configOf(text).roles).toEqual({ admin: ["u2", "u1"], 研发: ["u1"] });
});

test.each([
  ["the environment", { env: { T: "from-env" } }, "from-env"],
  [".env", { dotEnv: "T=from-file\n" }, "from-file"],
  ["the environment before .env", { env: { T: "from-env" }, dotEnv: "T=from-file" }, "from-env"],
  [".env with quotes and a comment", { dotEnv: 'T="from file" # why\n' }, "from file"],
])("a value comes from %s", (_, given: Given, value) => {
  expect(configOf(token("${{ env.T }}"), given).dingtalk.robots[0]).toMatchObject({ token: value });
});

test("an empty variable does not hide the one of .env", () => {
  const given = { env: { T: "" }, dotEnv: "T=from-file" };
  expect(configOf(token("${{ env.T }}"), given).dingtalk.robots[0]).toMatchObject({
    token: "from-file",
  });
});

test.each([
  ['${{ env.T | default: "x: y" }}', {}, "x: y"],
  [`'\${{ env.T | default: "x" }}'`, {}, "x"],
  ["${{ env.T | default: x-1 }}", {}, "x-1"],
  ['${{ env.T | default: "x" }}', { T: "" }, "x"],
  ['${{ env.T | default: "x" }}', { T: "set" }, "set"],
  ["a-${{ env.T }}-b-${{ env.U }}", { T: "1", U: "2" }, "a-1-b-2"],
  ["${{ env.T }}", { T: "${{ env.U }}", U: "no" }, "${{ env.U }}"],
  ["${{ env.T }}", { T: 'with: "yaml" # inside' }, 'with: "yaml" # inside'],
])("%s with %o", (expression, env, value) => {
  expect(configOf(token(expression), { env }).dingtalk.robots[0]).toMatchObject({ token: value });
});

test("a number may come from the environment, and stays text where text is meant", () => {
  const text = 'name: "${{ env.P }}"\nserver: { port: "${{ env.P }}" }\n';
  const config = configOf(text, { env: { P: "8080" } });
  expect([config.name, config.server.port]).toEqual(["8080", 8080]);
});

test("P-11 a missing variable is named with its key's place and the nearest name", () => {
  const env = { DINGTALK_SECRET: "x" };
  expect(saidOfConfig(token("${{ env.DINGTALK_SECERT }}"), { env })).toMatchInlineSnapshot(`
    "config.yaml:3:37: the environment variable DINGTALK_SECERT is not set
      3 |     - { id: a, kind: custom, token: \${{ env.DINGTALK_SECERT }} }
                                              ^
      did you mean \`DINGTALK_SECRET\`?"
  `);
});

test("P-11 an empty variable is as good as none", () => {
  expect(saidOfConfig(token("${{ env.T }}"), { env: { T: "" } })).toMatchInlineSnapshot(`
    "config.yaml:3:37: the environment variable T is empty
      3 |     - { id: a, kind: custom, token: \${{ env.T }} }
                                              ^
      set it, or write it into .env: T=…"
  `);
});

test("P-11 all missing variables are said at once", () => {
  const text = "name: ${{ env.BOT_NAME }}\nserver:\n  port: ${{ env.PORT_NUMBER }}\n";
  expect(saidOfConfig(text)).toMatchInlineSnapshot(`
    "config.yaml:1:7: the environment variable BOT_NAME is not set
      1 | name: \${{ env.BOT_NAME }}
                ^
      set it, or write it into .env: BOT_NAME=…
    config.yaml:3:9: the environment variable PORT_NUMBER is not set
      3 |   port: \${{ env.PORT_NUMBER }}
                  ^
      set it, or write it into .env: PORT_NUMBER=…"
  `);
});

test("only the environment can stand in a template", () => {
  expect(saidOfConfig("name: ${{ process.exit }}\n")).toMatchInlineSnapshot(`
    "config.yaml:1:7: only an environment variable can stand here
      1 | name: \${{ process.exit }}
                ^
      \${{ env.NAME }} or \${{ env.NAME | default: "x" }}"
  `);
});

test("P-12 a wrong value from the environment is not quoted", () => {
  const said = saidOfConfig("locale: ${{ env.L }}\n", { env: { L: "canary-value" } });
  expect(said).toMatchInlineSnapshot(`
    "config.yaml:1:9: \`locale\` must be one of \`zh-CN\`, \`en\`
      1 | locale: \${{ env.L }}
                  ^"
  `);
  expect(said).not.toContain("canary");
});

const canary = "c4naryc4naryc4nary";

test.each([
  ["an unknown key beside it", `{ id: a, kind: custom, token: ${canary}, x: 1 }`],
  ["a key under a slip", `{ id: a, kind: custom, app_secret: ${canary} }`],
  ["a secret in quotes", `{ id: a, kind: custom, token: "${canary}", x: 1 }`],
  ["a secret given twice", `{ id: a, kind: custom, token: t, token: ${canary} }`],
  ["a secret of the wrong type", `{ id: a, kind: custom, token: [${canary}] }`],
  [
    "a default in clear",
    `{ id: a, kind: custom, token: '\${{ env.T | default: "${canary}" }}', x: 1 }`,
  ],
  ["a quote that is not closed", `{ id: a, kind: custom, token: "${canary} }`],
  ["a webhook's token", `{ id: a, url: https://h/robot/send?access_token=${canary} }`],
  ["a database's password", `{ id: a, db: postgres://u:${canary}@h/d }`],
  ["a signing secret", `{ id: a, x: SEC${canary} }`],
  ["a bearer", `{ id: a, x: "Authorization: Bearer ${canary}" }`],
  ["a password", `{ id: a, password: ${canary}, kind: ap }`],
  ["a secret under a misspelt key", `{ id: a, app_secrt: ${canary} }`],
  ["a key without the space behind its colon", `{ id: a, app_secret:${canary} }`],
  ["a stray bracket before it", `{ id: a, app_secret: }}${canary}`],
])("P-12 no secret is quoted: %s", (_, robot) => {
  const said = saidOfConfig(`dingtalk:\n  robots:\n    - ${robot}\n`);
  expect(said).toContain("config.yaml:3:");
  expect(said).not.toContain(canary);
});

test.each([
  ["a mistyped database", `database: postgres:/bell:${canary}@db/bell`],
  ["a database with a password across lines", `database: "postgres://bell:\n  ${canary}@db"`],
  ["a secret that lost its key", `name: a\n${canary}`],
  ["a secret of digits", "dingtalk: { robots: [{ id: a, kind: custom, token: 0123450987 }] }"],
  ["a mistyped query", `groups: [{ id: a, webhook: { url: "/send?access_tokn=${canary}" } }]`],
])("P-12 no secret is quoted: %s", (_, yaml) => {
  const said = saidOfConfig(`${yaml}\nunknown: 1\n`);
  expect(said).toMatch(/^config\.yaml:\d/);
  expect(said).not.toContain(canary);
  expect(said).not.toContain("0123450987");
});

test("P-11 what every object has is not an environment variable", () => {
  expect(saidOfConfig("name: ${{ env.toString }}\n", { env: {} })).toContain(
    "the environment variable toString is not set",
  );
});

test("P-12 a secret on a line of its own is not quoted", () => {
  const said = saidOfConfig(`app_secret: |\n  ${canary}\uFDD0\n`);
  expect(said).toContain("config.yaml:2:21: a character that is not text");
  expect(said).not.toContain(canary);
});

test("room for files is said in KB, MB and GB, and a copy is kept as long as its links work", () => {
  const { files } = configOf(
    "files: { link_ttl: 30d, keep: 1d, max_size: 500KB, quota: { person: 1 gb, total: 2TB } }",
  );
  expect(files).toMatchObject({
    keepMs: 30 * 86_400_000,
    maxBytes: 500 * 1024,
    quota: { personBytes: 1024 ** 3, totalBytes: 2 * 1024 ** 4 },
  });
});

test("what one person may say in a minute is a whole number of 5 or more", () => {
  expect(configOf("limits: { person_per_minute: 60 }").limits).toEqual({ personPerMinute: 60 });
  expect(saidOfConfig("limits: { person_per_minute: 1 }\n")).toContain("must be 5 or more");
  expect(saidOfConfig("limits: { per_person: 60 }\n")).toContain("per_person");
});
