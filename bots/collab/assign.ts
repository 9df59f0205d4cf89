import { defineCommand } from "../../src/index.ts";
import { giveTask } from "./give-task.ts";
import { noteArg, priorityArg, remindArg, tagArg } from "./task-args.ts";

/** Gives a task to everybody the message @-s. */
export const assign = defineCommand({
  name: "assign",
  aliases: ["指派", "分配", "派任务"],
  summary: { zh: "把一件事派给同事", en: "Give a task to someone" },
  say: [
    "(让|请|安排|麻烦|要|需要|派){who}[他|她|他们|大家|你|你们][帮忙|负责]{title}",
    "(给|替){who}(派|安排|布置|分配|加|建|下|指派)[个|一个|一下|了|一项][任务|活|工作][是]{title}",
    "(指派|分配|派|交|布置|安排)[一下|一个|个](任务|工作|活|给){who}[任务]{title}",
    "(指派|分配|派任务|指定)[给]{who}{title}",
    "[把|将]{title}[这件事|这个事|这事|这个任务|的任务|的工作|的活|的事|这活|这块]<give>{who}[<do>]",
    "<give>{who}{title}",
    "{who}[你]来负责[一下]{title}",
    "{who}[你]负责[一下]{title}",
    "[任务][是]{title}(负责人|执行人|责任人|处理人|由)[是|为|就]{who}[<do>]",
    "<add>任务[给{who}]{title}",
    "(assign|delegate) [a task to|task to|to] {who} [to|with] {title}",
    "(assign|delegate|hand|give|pass) [the task] {title} [over|off] to {who}",
    "(ask|tell|need|want|get|remember to have) {who} to {title}",
    "(have|let) {who} {title}",
    "[could you|can you] please {who} {title}",
    "(could|can|would|will) [you] {who} {title}",
    "give {who} (a|the|this|another) (task|job) [to|of] {title}",
    "(create|add|make|open|new) [a|an] [new] (task|todo|to-do) [for {who}] [to] {title}",
    "[a|new] task for {who} [to] {title}",
    "{who} (should|must|has to|needs to|is to|will|shall|is responsible for|please) {title}",
    "please (have|ask|get|tell|let) {who} [to] {title}",
    "新任务[给]{who}{title}",
    "(这个|这件|有个|有件)[事情|事|任务|活][让|请|由|麻烦|要|得]{who}[来<do>]{title}",
    "i (need|want|would like|'d like) {who} to {title}",
  ],
  fragments: {
    give: "(交给|派给|指派给|分配给|安排给|布置给|丢给|转给)",
    do: "(来|去)(做|办|处理|负责|完成|跟进|搞|弄)|(做|办|处理|负责|跟进|去办|搞定|做完|修完|弄完|写完|改完|办好)",
    add: "(新建|新增|添加|创建|加|建|派|布置|发|开)[一]个|(新建|新增|添加|创建)",
  },
  args: {
    who: {
      type: "mention",
      summary: { zh: "@ 要做这件事的人", en: "@ whoever is to do it" },
    },
    title: {
      type: "text",
      rest: true,
      max: 500,
      quoted: true,
      summary: { zh: "做什么", en: "what to do" },
    },
    due: {
      type: "time",
      optional: true,
      optionOnly: true,
      names: ["截止", "期限"],
      summary: { zh: "截止时间", en: "when it is due" },
    },
    priority: priorityArg,
    tag: tagArg,
    note: noteArg,
    remind: remindArg,
  },
  examples: [
    "指派 @韩梅梅 写周报 --due 18:00",
    "指派 @韩梅梅 写周报 --due 周五下班前",
    "指派 @韩梅梅 【紧急】修登录 #线上 --due 明天",
    "assign @han write the report --due Friday 6pm",
  ],
  async handle(ctx) {
    await giveTask(ctx, ctx.args);
  },
});
