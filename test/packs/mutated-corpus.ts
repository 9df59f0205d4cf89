import { readFileSync } from "node:fs";
import { newPackFiles } from "../../src/cli/new-pack-files.ts";

const standup = readFileSync(new URL("../../bots/standup/pack.yaml", import.meta.url), "utf8");

const release = `pack: p
version: 1.0.0
title: { zh: 发布助手, en: Releases }
vars: { jenkins: https://jenkins.corp.example, list: [a, b], n: 3 }
lists: { service: [order, pay, user], env: { 测试: [test, sit], 生产: [prod, 线上] } }
fragments: { verb: "(发布|上线)[一下]" }
commands:
  - id: deploy
    names: [发布, 上线]
    say: ["<verb>{service}{version}[到{env}]", "把{service}的{version}<verb>[到{env}]"]
    summary: 发布一个服务
    args:
      service: { type: choice, list: service, ask: 发布哪个服务？ }
      version: { type: text, pattern: 'v?\\d+\\.\\d+\\.\\d+', ask: 哪个版本？ }
      env: { type: choice, list: env, default: 测试 }
      count: { type: int, min: 1, max: 9, optional: true }
    allow: { roles: [admin, 研发] }
    reply:
      markdown: |
        **\${{ service }} \${{ version }}** → \${{ env }}
        {% if count > 1 %}\${{ count }} 次{% endif %}
        {% for one in vars.list %}\${{ one | upcase }}{% endfor %} \${{ now | date: "%H:%M" }}
schedules:
  - id: window
    when: 每个工作日 16:30
    to: group:dev
    on_holiday: before
    catch_up: all
    within: 2h
    post: { text: "发布窗口 \${{ slot | date: '%H:%M' }}", mention: [u1] }
  - { id: report, cron: "30 9 * * 1-5", timezone: Asia/Tokyo, to: cid-ops, post: { text: 早 } }
on:
  - { event: chat_add_member, post: { text: 欢迎, mention_people: true } }
examples:
  - { as: u9, roles: [研发], say: 上线 order 1.4.2 到线上, is: deploy, args: { env: 生产 } }
`;

/** Texts of packs that are right, to be changed. */
export const corpus: readonly string[] = [
  release,
  standup,
  newPackFiles({ name: "p", schema: "s", group: "dev" })["pack.yaml"] ?? "",
];
