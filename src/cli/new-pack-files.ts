/** What a new pack is made for. */
export interface NewPack {
  readonly name: string;
  /** Where editors find the schema, as the pack's files name it. */
  readonly schema: string;
  /** Id of the group that its schedule posts to; none is known when left out. */
  readonly group: string | undefined;
}

/** The files of a small pack that works, by name. */
export function newPackFiles(pack: NewPack): Readonly<Record<string, string>> {
  return { "pack.yaml": packYaml(pack), "README.md": readme(pack) };
}

function packYaml({ name, schema, group }: NewPack): string {
  return `# yaml-language-server: $schema=${schema}
pack: ${name}
version: 0.1.0
title: ${name}
summary: { zh: 写这个命令包做什么, en: Say what this pack is for }

lists:
  drink: { 咖啡: [coffee, 拿铁], 茶: [tea, 绿茶] } # each word and its synonyms / 词和同义词

commands:
  - id: ${name}-order # its name in English / 英文名
    names: [${name}点单] # other names / 其他叫法
    say: ["${name}[给我]来(一杯|杯){drink}", "${name} (get|bring) me [a cup of] {drink}"] # (a|b) one of, [x] optional
    summary: { zh: 点一杯喝的, en: Order a drink }
    args:
      drink: { type: choice, list: drink, ask: { zh: 喝什么？, en: What would you like? } }
    reply: { text: "\${{ sender.name }}：\${{ drink }}一杯" }

${schedules(group)}
examples: # \`npx bellhop check\` runs them / 示例，也是测试
  - { say: ${name}来一杯拿铁, is: ${name}-order, args: { drink: 咖啡 }, reply: /咖啡一杯/ }
  - { say: ${name} bring me a cup of tea, is: ${name}-order, args: { drink: 茶 } }
  - { say: ${name}点单, is: asks, reply: /喝什么/, then: [{ say: 绿茶, is: ${name}-order }] }
  - { say: ${name}来一杯水, is: none }
${group === undefined ? "" : scheduleExamples}`;
}

function schedules(group: string | undefined): string {
  const lines = `schedules:
  - id: afternoon
    when: 每个工作日 15:00 # or cron: "0 15 * * 1-5"
    timezone: Asia/Shanghai
    to: group:${group ?? "<id>"} # a group of config.yaml / config.yaml 里的群
    within: 1h # later than this it is left out / 过了一小时就不补发
    post: { text: 下午好，喝点什么？ }
`;
  if (group !== undefined) return lines;
  const commented = lines.trimEnd().replaceAll(/^/gm, "# ");
  return `# There is no group in config.yaml yet. / config.yaml 里还没有群。\n${commented}\n`;
}

const scheduleExamples = `  - { now: "2026-09-24T15:00+08:00", tick: afternoon, posts: 1 }
  - { now: "2026-09-25T15:00+08:00", tick: afternoon, posts: 0 } # 中秋
`;

function readme({ name }: NewPack): string {
  return `# ${name}

一个可以直接用的命令包：说「${name}来一杯咖啡」会得到回答；工作日 15:00 在群里发一句话。把它改成你要的样子：

| 想改什么 | 改 \`pack.yaml\` 的哪里 |
| --- | --- |
| 大家怎么说 | \`commands\` 的 \`names\`（名字）和 \`say\`（整句） |
| 可以选的词 | \`lists\` |
| 回答什么 | \`reply\` |
| 什么时候发、发到哪个群 | \`schedules\` 的 \`when\` 和 \`to\` |
| 什么算对 | \`examples\` |

改完运行 \`npx bellhop check\`：写错的地方会报出文件、行、列，示例会跑一遍。机器人开着的时候，存盘就生效。

A pack that works: “${name} get me a cup of tea” is answered, and it posts on workdays at 15:00. Change it, run \`npx bellhop check\`, save.
`;
}
