import { expect, onTestFinished, test } from "vitest";
import { openHome, type HomeOptions } from "../home.ts";
import { packFolder } from "../packs/pack-folder.ts";
import { localServer, type Answer, type Called } from "../packs/local-server.ts";

const release = `
pack: release
version: 1.0.0
title: 发布助手
vars: { jenkins: "https://jenkins.corp.example" }
secrets: [JENKINS_TOKEN]
lists:
  service: [order, pay, user]
  env: { 测试: [test, sit], 预发: [staging], 生产: [prod, 线上] }
commands:
  - id: deploy
    names: [deploy, 发布, 上线]
    say:
      - "(发布|上线)[一下]{service}{version}[到{env}]"
    summary: 发布一个服务
    args:
      service: { type: choice, list: service, ask: 发布哪个服务？ }
      version: { type: text, pattern: 'v?\\d+\\.\\d+\\.\\d+', ask: 哪个版本？ }
      env: { type: choice, list: env, default: 测试 }
    confirm: { if: '\${{ env == "生产" }}', by: role:运维, not_sender: true, ttl: 30m }
    steps:
      - http: { method: POST, url: "\${{ vars.jenkins }}/job/\${{ service }}/build", bearer: "\${{ secrets.JENKINS_TOKEN }}", json: { version: "\${{ version }}" }, timeout: 10s, retry: 2 }
        as: build
      - if: \${{ build.status >= 400 }}
        then: [{ fail: "Jenkins \${{ build.status }}：\${{ build.json.message | truncate: 80 }}" }]
    reply: { markdown: "**\${{ service }} \${{ version }}** → \${{ env }} 已触发" }
`;

const token = "jenkins-token-0123456789";

async function openRelease(
  answer: (called: Called, count: number) => Answer | Promise<Answer>,
  options: HomeOptions = {},
) {
  const jenkins = await localServer(answer);
  const home = await openHome({
    packs: packFolder({ "release/pack.yaml": release }),
    env: { JENKINS_TOKEN: token },
    config: `
people:
  - { id: li, name: 李雷, roles: [研发] }
  - { id: wang, name: 王芳, roles: [运维] }
`,
    packsConfig: `vars: { release: { jenkins: "${jenkins.url}" } }, http: { allow_private: [127.0.0.1] }`,
    ...options,
  });
  onTestFinished(() => home.close());
  return { home, jenkins, li: await home.person("li"), wang: await home.person("wang") };
}

test("a service is deployed by a sentence, and Jenkins is told once, with the token", async () => {
  const { jenkins, li, home } = await openRelease(() => ({ status: 201, body: "{}" }));
  await li.says("发布order1.4.2");
  await li.hears(/order .?1\.4\.2.*测试 已触发/);
  expect(jenkins.called).toMatchObject([
    {
      method: "POST",
      url: "/job/order/build",
      body: '{"version":"1.4.2"}',
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    },
  ]);
  expect(jenkins.called[0]?.headers["idempotency-key"]).toMatch(/^run:\w{6}\/1$/);
  const [run] = await home.app.storage.runs.list({ limit: 5 });
  expect(run).toMatchObject({
    program: "release/deploy",
    status: "done",
    state: {
      steps: [{ kind: "if" }, { kind: "http", outcome: "done" }, { kind: "if" }, { kind: "reply" }],
    },
  });
  expect(JSON.stringify(run)).not.toContain(token);
});

test("production waits for somebody else of 运维", async () => {
  const { jenkins, li, wang } = await openRelease(() => ({}));
  await li.says("上线 order 1.4.2 到线上");
  const asked = await li.hears(
    /李雷 要执行「发布」：service order，version 1.4.2，env 生产.*同意请回复「同意 (\w{6})」/s,
  );
  const id = /同意 (\w{6})/.exec(asked.text)?.[1] ?? "";
  await li.says(`同意 ${id}`);
  await li.hears(/不由你确认/);
  expect(jenkins.called).toEqual([]);
  await wang.says(`同意 ${id}`);
  await li.hears(/order .?1\.4\.2.*生产 已触发/);
});

test("a busy Jenkins is asked again with the same key, also after a restart", async () => {
  const { jenkins, li, home } = await openRelease((_called, count) =>
    count === 1 ? { status: 503 } : { status: 201 },
  );
  await li.says("发布 order 1.4.2");
  await jenkins.heard(1);
  await expect
    .poll(() => home.app.storage.runs.list({ waits: "retry", limit: 1 }))
    .toMatchObject([{ status: "waiting" }]);
  await home.restart();
  expect(jenkins.called).toHaveLength(1);
  home.later("5s");
  await li.hears(/order .?1\.4\.2.*测试 已触发/);
  const keys = jenkins.called.map(({ headers }) => headers["idempotency-key"]);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test("a confirmation survives a restart, and is over after its time", async () => {
  const { jenkins, li, wang, home } = await openRelease(() => ({}));
  await li.says("上线 order 1.4.2 到线上");
  await li.hears(/同意请回复/);
  await home.restart();
  await wang.says("同意");
  await li.hears(/生产 已触发/);
  await li.says("上线 pay 2.0.0 到线上");
  await li.hears(/同意请回复/);
  await wang.says("拒绝");
  await li.hears(/王芳 没有同意，「发布」没有执行/);
  await li.says("上线 pay 2.0.1 到线上");
  await li.hears(/同意请回复/);
  home.later("31m");
  await li.hears(/「发布」没有执行：没有等到确认/);
  expect(jenkins.called).toHaveLength(1);
});

test("what Jenkins says against it is said, and secrets never are", async () => {
  const { li, home } = await openRelease(({ headers }) => ({
    status: 400,
    body: JSON.stringify({ message: `no such branch, token ${headers.authorization}` }),
  }));
  await li.says("发布 order 1.4.2");
  const { text } = await li.hears(/Jenkins 400：no such branch, token Bearer \[secret\]/);
  expect(text).not.toContain(token);
  const [run] = await home.app.storage.runs.list({ limit: 1 });
  expect(run?.status).toBe("refused");
  expect(JSON.stringify(run)).not.toContain(token);
  expect(home.log.join("\n")).not.toContain(token);
});
