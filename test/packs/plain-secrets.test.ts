import { expect, test } from "vitest";
import { saidOfPack } from "./pack-folder.ts";

const secrets = [
  "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef0123456789abcdef",
  "SEC0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  "-----BEGIN RSA PRIVATE KEY-----",
  "Bearer abcdefghijklmnopqrstuvwxyz",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
  "ghp_0123456789abcdefghij",
  "sk-0123456789abcdefghijklmn",
  "LTAI5t0123456789abcd",
  "postgres://bell:hunter2hunter2@db.corp.example/bell",
];

test.each(secrets)("P-11 %s in a pack is refused, and shown nowhere", async (secret) => {
  const said = await saidOfPack(`vars: { a: "${secret}" }\n`);
  expect(said).toMatch(/^bots\/p\/pack\.yaml:4:\d+: .* in plain text$/m);
  expect(said).toContain("write ${{ secrets.NAME }}");
  for (const piece of secret.match(/[0-9a-zA-Z]{12,}/g) ?? []) {
    if (!/^(?:dingtalk|postgres)$/.test(piece)) expect(said).not.toContain(piece);
  }
});

test("P-11 a secret by the name of its key", async () => {
  expect(await saidOfPack("vars: { jenkins_token: hunter2hunter2 }\n")).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:4:24: a secret in plain text
      4 | vars: { jenkins_token: ************** }
                                 ^
      put it into the environment, name it under \`secrets\`, and write \${{ secrets.NAME }}"
  `);
});

test.each([
  "vars: { url: https://jenkins.corp.example/job }\n",
  "vars: { token_help: 请向管理员要 token }\n",
  "vars: { section: SECURITY, second: SECTION }\n",
  "commands: [{ id: hi, summary: 怎么拿 access_token=？, reply: { text: Bearer 令牌 } }]\n",
])("%s is no secret", async (yaml) => {
  expect(await saidOfPack(yaml)).toBe("ok");
});
