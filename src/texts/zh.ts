import type { Catalogue } from "./catalogue.ts";
import { choiceNames } from "./choice-names.ts";
import { clip } from "./clip.ts";
import type { Expected } from "./expected.ts";

export const zh: Catalogue = {
  greeting: (bot, commands) =>
    commands.length === 0
      ? `我是${bot}，发「帮助」看我能做什么。`
      : `我是${bot}。可以这样说：${commands.map(quote).join("")}，发「帮助」看全部。`,
  unknown: (said, suggestions) =>
    suggestions.length === 0
      ? `没看懂${quote(clip(said))}。发「帮助」看我能做什么。`
      : `没看懂${quote(clip(said))}。你是不是想说：${numbered(suggestions).join("")}？`,
  denied: (command, roles) =>
    roles.length === 0
      ? `${quote(command)}目前没有开放给任何人，请联系管理员。`
      : `${quote(command)}需要${roles.map(quote).join("或")}角色，请联系管理员开通。`,
  deniedHere: (command, groups) =>
    `${quote(command)}只能在${groups.map(quote).join("、")}群里使用。`,
  deniedNow: (command, hours) => `${quote(command)}只在 ${hours} 开放，请到时再说一次。`,
  deniedOften: (command, times, minutes, again) =>
    `${quote(command)} ${minutes} 分钟内最多用 ${times} 次，${again} 以后可以再用。`,
  missing: (label, question, example) =>
    `${question ?? `还差${quote(label)}，请告诉我。`}（直接回复，或发「算了」；完整说法：${example}）`,
  question: (type) => questions[type],
  session: {
    left: "好，那就不弄了。",
    choose: (count) => (count === 1 ? "是的话回 1。" : "回复序号就行。"),
    again: "请再说一次，或发「算了」。",
    givenUp: "先不问了，需要时再叫我。",
    none: "你在这里没有进行到一半的事。",
    meant: "你想做什么",
    title: (count) => `正在等你回复 ${count} 件事：`,
    line: (id, command, waitsFor, until) =>
      `· ${id}｜${command}${waitsFor === undefined ? "" : `，等${quote(waitsFor)}`}｜${until} 前有效｜发「算了」结束`,
  },
  invalid: (label, given, expected, hint) =>
    `${quote(label)}不能是${quote(clip(given))}，${expectation(expected)}。${hint === undefined ? "" : `你是不是想说${quote(hint)}？`}`,
  ambiguous: (question, choices) =>
    [question, ...choices.map((choice, index) => `${index + 1}. ${choice}`)].join("\n"),
  several: (people, example) =>
    `你 @ 了 ${people} 个人，听起来是 ${people} 件事，我看不出哪件给谁。请一人发一条，例如：${example}；如果是同一件事，在前面加个「都」。`,
  unknownOption: (given, nearest, command) =>
    nearest === undefined
      ? `没有选项${quote(clip(given))}。发「帮助 ${command}」看用法。`
      : `没有选项${quote(clip(given))}，你是不是想用${quote(nearest)}？`,
  extra: (given, example) => `多了${quote(clip(given))}，不知道放在哪里。例如：${example}`,
  failed: (reference) =>
    `出错了，没有保存任何内容。请稍后再试；若仍不行，把编号 ${reference} 发给管理员。`,
  received: (kind) =>
    `收到${kinds[kind]}，但我还不会处理。要做什么请发文字，发「帮助」看我能做什么。`,
  quotaExhausted:
    "本企业这个月的钉钉消息额度用完了，我看不到你发的内容。请联系管理员在钉钉后台增购额度。",
  laneFull: (messages, waitMs) =>
    `稍等，一分钟内最多发 ${messages} 条，后面的 ${Math.ceil(waitMs / 1000)} 秒后再发。`,
  tooFast: (messages, waitS) =>
    `你一分钟内说了 ${messages} 条了，请稍等 ${waitS} 秒；这之前说的我不处理，到时告诉你。`,
  heardAgain: (missed) => `可以继续了。刚才有 ${missed} 条没有处理，需要的话请再说一次。`,
  argument: (type) => argumentNames[type],
  confirm: {
    how: (minutes) => `确认请回 1（是），不要了发「算了」。${minutes} 分钟内有效。`,
    howOthers: (people, minutes) =>
      `${people.map((id) => `@${id}`).join(" ")} 同意请回 1（是），不同意回「否」。${minutes} 分钟内有效。`,
    again: "请回 1（是）确认，或发「算了」。",
    howAlone: (asker, minutes) =>
      `${asker} 想这样做，要你确认：同意请回 1（是），不同意回「否」。${minutes} 分钟内有效。`,
    othersAsked: (people) => `已请 ${people} 位同事确认，有结果会告诉你。`,
    replaced: (asker) => `${asker}，要确认的人又被问了别的事，刚才那件没有执行。需要时请再说一次。`,
    nobody: "这件事要别人确认，但现在没有人能确认，请联系管理员。",
    declined: (by) => `${by}没有同意，所以没有执行。`,
    expired: (asker, command) =>
      `⌛ @${asker} 没有等到确认，${quote(command)}没有执行。需要时请再说一次。`,
    waitsFor: "你的确认",
  },
  decision: {
    agreed: "好，已同意。",
    declined: "好，已拒绝。",
    notYours: "这件事不由你确认。",
    over: (id) => `没有等待确认的 ${id}，可能已经处理或过期。`,
    which: (ids) => `有 ${ids.length} 件事等你确认，请带上编号：${ids.join("、")}`,
  },
  language: {
    now: "我现在用中文回答你。要英文说「语言 英文」，你写什么我就用什么说「语言 自动」；整个群都换说「语言 英文 本群」。",
    set: "好，以后我用中文跟你说。要改：语言 英文，或 语言 自动。",
    groupSet: "好，以后我在这个群里用中文。自己选过语言的人不受影响。",
    auto: "好，你用什么语言写，我就用什么语言回答。",
    groupAuto: "好，这个群里谁用什么语言写，我就用什么语言回答谁。",
    noGroup: "这里不是群。给自己选：语言 英文",
    notYours: "只有群主、群管理员或管理员能定这个群的语言。给自己选：语言 英文",
  },
  audit: {
    title: "最近的操作：",
    none: "没有这样的记录。",
    outcomes: {
      waiting: "等待中",
      done: "成功",
      refused: "没做成",
      denied: "无权",
      failed: "出错",
    },
    more: (shown) => `只列出最近 ${shown} 条，可加命令名、@某人 或「失败」等缩小范围。`,
    unknown: (word) =>
      `不知道怎么按${quote(clip(word))}筛选。可以写命令名、@某人，或「成功」「没做成」「无权」「失败」。`,
    line: (at, person, command, outcome, said, reference) =>
      `· ${at}｜${person}｜${command}｜${outcome}${reference === undefined ? "" : `（编号 ${reference}）`}｜${clip(said)}`,
  },
  help: {
    section: (title) => `【${title}】`,
    name: (localName, name) => (localName === name ? name : `${localName}（${name}）`),
    line: (name, summary) => `· ${name}：${summary}`,
    heading: (name, summary) => `${name}：${summary}`,
    footer: "发「帮助 命令」看用法和例子。英文 / In English：发「语言 英文」(language en)。",
    nothing: "这里没有你可以用的命令，请联系管理员。",
    usage: (usage) => `用法：${usage}`,
    argumentsTitle: "参数：",
    argument: (label, description, optional) =>
      `· ${label}${optional ? "（可不填）" : ""}${description === "" ? "" : `：${description}`}`,
    examples: (examples) => `例如：${examples.join("；")}`,
    aliases: (names) => `也可以说：${names.join("、")}`,
    option: (name) => `写作 ${name}`,
    choices: (choices) => choices.join(" / "),
  },
  ping: (latencyMs) => `在，延迟 ${latencyMs} 毫秒。`,
  whoami: {
    name: (name) => `你是${name}`,
    id: (id) => `编号：${id}`,
    roles: (roles) => `角色：${roles.length === 0 ? "无" : roles.join("、")}`,
    noStaffId: (robot) =>
      `钉钉没有给出你的工号，所以认不出你的角色，也无法私下找你。${remedy(robot)}`,
  },
};

const questions: Readonly<Record<string, string>> = {
  duration: "多久？",
  time: "什么时候？",
  mention: "是谁？请 @ 一下。",
  who: "提醒谁？说「我」「大家」，或 @ 某人。",
  url: "地址是什么？",
  task: "哪个任务？说编号就行，如 T12。",
  reminder: "哪个提醒？说编号就行，如 R7K2。",
  event: "哪个日程？说编号就行，如 E3。",
};

function numbered(items: readonly string[]): string[] {
  return items.length === 1
    ? items.map(quote)
    : items.map((item, index) => `${index + 1} ${quote(item)}`);
}

const kinds = {
  picture: "一张图片",
  audio: "一段语音",
  video: "一段视频",
  file: "一个文件",
  unknown: "一条消息",
};

const argumentNames: Readonly<Record<string, string>> = {
  duration: "时长",
  time: "时间",
  mention: "人",
  who: "谁",
  url: "网址",
  task: "任务编号",
  reminder: "提醒编号",
  event: "日程编号",
};

function remedy(robot: "app" | "custom" | undefined): string {
  const app = "企业机器人要先发布版本，且只认本企业成员";
  const custom = "自定义机器人拿不到工号，请改用企业机器人";
  if (robot === undefined) return `${app}；${custom}。`;
  return robot === "app" ? `${app}。` : `${custom}。`;
}

function textLimits({ min, max }: { readonly min?: number; readonly max?: number }) {
  if (min !== undefined && max !== undefined) return `要 ${min} 到 ${max} 个字`;
  if (max !== undefined) return `最多 ${max} 个字`;
  return min === undefined ? undefined : `至少 ${min} 个字`;
}

function expectation(expected: Expected): string {
  switch (expected.type) {
    case "text":
      return textLimits(expected) ?? "格式不对";
    case "int":
    case "number":
      return `要${expected.type === "int" ? "整数" : "数字"}${range(expected.min, expected.max)}${expected.unit === undefined ? "" : `，单位${expected.unit}`}`;
    case "duration":
      return "要时长，如 30分钟、2小时、1天";
    case "choice":
      return `可以是${choiceNames(expected.choices, "zh-CN").map(quote).join("")}`;
    case "flag":
      return "只能是「是」或「否」";
    case "mention":
      return expected.max === undefined ? "请用 @ 选人" : `最多 @ ${expected.max} 个人`;
    case "who":
      return "要「我」「大家」，或用 @ 选人";
    case "time":
      return expected.why?.zh ?? "要写成「明天 15:00」「15:00」或「10分钟后」";
    case "url":
      return expected.hosts === undefined
        ? "要以 http:// 或 https:// 开头的网址"
        : `只能是这些网站的网址：${expected.hosts.join("、")}`;
    case "task":
      return "要任务编号，如 T12";
    case "event":
      return "要日程编号，如 E3";
    case "shared-file":
      return "要文件编号，如 F3K2";
    case "file":
      return "要发文件或图片";
    case "reminder":
    default:
      return "要提醒编号，如 R7K2";
  }
}

function range(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `，${min} 到 ${max}`;
  if (min !== undefined) return `，至少 ${min}`;
  return max === undefined ? "" : `，最多 ${max}`;
}

function quote(text: string): string {
  return `「${text}」`;
}
