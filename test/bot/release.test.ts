import { expect, onTestFinished, test } from "vitest";
import { openHome, type HomeOptions } from "../home.ts";
import { localServer, type Answer, type Called } from "../packs/local-server.ts";

const token = "jenkins-token-0123456789";

async function openRelease(
  answer: (called: Called, count: number) => Answer | Promise<Answer>,
  options: HomeOptions = {},
) {
  const jenkins = await localServer(answer);
  const home = await openHome({
    now: Date.parse("2026-11-23T10:30:00+08:00"),
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
      body: '{"version":"1.4.2","env":"测试"}',
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    },
  ]);
  expect(jenkins.called[0]?.headers["idempotency-key"]).toMatch(/^run:\w{6}\/2$/);
  const [run] = await home.app.storage.runs.list({ limit: 5 });
  expect(run).toMatchObject({
    program: "release/deploy",
    status: "done",
    state: {
      steps: [
        { kind: "if" },
        { kind: "if" },
        { kind: "http", outcome: "done" },
        { kind: "if" },
        { kind: "reply" },
      ],
    },
  });
  expect(JSON.stringify(run)).not.toContain(token);
});

test("production waits for somebody else of 运维", async () => {
  const { jenkins, li, wang } = await openRelease(() => ({}));
  await li.says("上线 order 1.4.2 到线上");
  const asked = await li.hears(/李雷 要把 order 1.4.2 发布到生产.*同意请回复「同意 (\w{6})」/s);
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

test("in English it speaks English, and names the environment so", async () => {
  const { li, wang } = await openRelease(() => ({ status: 201 }));
  await li.says("deploy pay 2.0.0 to production");
  await li.hears(/李雷 wants to release pay 2\.0\.0 to production/);
  await wang.says("agree");
  await li.hears(/pay .?2.*production was triggered/);
});

test("without Jenkins it says what to set up, asks nobody to confirm and calls nobody", async () => {
  const { li, jenkins } = await openRelease(() => ({}), { packsConfig: "watch: false" });
  await li.says("上线 order 1.4.2 到线上");
  await li.hears(
    /还没有接 Jenkins，什么都没有发布[\s\S]*jenkins: [\s\S]*hosts:[\s\S]*JENKINS_TOKEN/,
  );
  expect(jenkins.called).toEqual([]);
});

test("without a token it says which variable is missing, and calls nobody", async () => {
  const { li, jenkins } = await openRelease(() => ({}), { env: {} });
  await li.says("发布 order 1.4.2");
  await li.hears(/环境变量 JENKINS_TOKEN 没有设置/);
  expect(jenkins.called).toEqual([]);
});

test("a host that config.yaml does not allow is named as what is wrong", async () => {
  const { li } = await openRelease(() => ({}), {
    packsConfig: 'vars: { release: { jenkins: "https://jenkins.corp.example" } }',
  });
  await li.says("发布 order 1.4.2");
  await li.hears(/配置 packs\.http 没有允许这个主机/);
});

test("not in the evening, and not four times in ten minutes", async () => {
  const { home, li, jenkins } = await openRelease(() => ({ status: 201 }));
  for (const version of ["1.0.0", "1.0.1", "1.0.2"]) {
    await li.says(`发布 user ${version}`);
    await li.hears(/user .*已触发/);
  }
  await li.says("发布 user 1.0.3");
  await li.hears(/3 次/);
  home.later("8h");
  await li.says("发布 user 1.0.4");
  await li.hears(/工作日 10:00-18:00/);
  expect(jenkins.called).toHaveLength(3);
});
