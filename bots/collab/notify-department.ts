import {
  defineCommand,
  ReplyError,
  type CommandContext,
  type Department,
} from "../../src/index.ts";
import { sentNotice } from "./sent-notice.ts";

/** Sends a department a work notification, after a yes. */
export const notifyDepartment = defineCommand({
  name: "notify-department",
  aliases: ["通知部门", "部门通知"],
  summary: { zh: "给整个部门发工作通知", en: "Send a department a work notification" },
  allow: { roles: ["admin", "notify-all", "company-admin"] },
  say: [
    "<tell>[一下|给]{department}<people>[说|：]{text}",
    "[给|向]{department}<people><send>[说|内容是|内容|：]{text}",
    "<send>给{department}<people>[说|内容是|内容|：]{text}",
    "(把|将){text}(通知|通知给|通知到|传达给){department}<people>",
    "(notify|inform|alert|tell) [the|everyone in the|everybody in the|all of the|the whole] {department} [that|about|of|:] {text}",
    "(send|give|issue) [the] {department} [a|an] [work|official] (notice|notification) [that|about|saying|:] {text}",
    "(send|issue) [a|an] [work|official] (notice|notification) to [the|everyone in the|everybody in the] {department} [that|about|saying|:] {text}",
    "(let) [the] {department} know [that|about] {text}",
  ],
  fragments: {
    tell: "(通知|告知|知会|通知到|书面通知|正式通知)",
    send: "(发|发送|发个|发一个|发一条|发条|下发|推送|推一条|下)[工作|正式|钉钉|书面|部门](通知|消息通知)",
    people: "[的][全体|所有|全部|各位][人|同事|员工|成员|同学|人员]",
  },
  args: {
    department: {
      type: "text",
      names: ["部门"],
      max: 40,
      pattern:
        "[\\p{Script=Han}A-Za-z0-9]{1,12}?(?:部门|部|中心|小组|组|团队|科室|办公室|事业群|分公司|车间)|[A-Za-z][A-Za-z0-9&-]{0,20}(?: [A-Za-z0-9&-]{1,20}){0,2}? (?:department|dept|team|division)",
      summary: { zh: "部门的名字", en: "its name" },
    },
    text: {
      type: "text",
      rest: true,
      quoted: true,
      names: ["内容"],
      summary: { zh: "通知什么", en: "what they are to know" },
      ask: { zh: "通知什么内容？", en: "What shall I tell them?" },
    },
  },
  examples: [
    "通知研发部 周五前提交周报",
    "notify the engineering department that the office closes at 5",
  ],
  async handle(ctx) {
    const { department: name, text } = ctx.args;
    const [department, ...others] = await find(ctx, name.trim());
    if (department === undefined) throw new ReplyError(ctx.say(unknown(name)));
    if (others.length > 0) throw new ReplyError(ctx.say(several([department, ...others])));
    const count = (await ctx.notices.members(department)).length;
    if (!ctx.confirm(question(department, count, text))) return;
    const audience = { kind: "departments", departments: [department] } as const;
    const sent = await ctx.notices.send({ text, audience });
    const whom = {
      zh: `${department.name}（${count} 人）`,
      en: `${department.name} (${count === 1 ? "1 person" : `${count} people`})`,
    };
    ctx.reply(sentNotice(ctx, sent, whom));
  },
});

/** Called so, or so without the word team behind it. */
async function find(ctx: CommandContext, name: string): Promise<readonly Department[]> {
  const found = await ctx.notices.departments(name);
  const bare = name.replace(/ (?:department|dept|team|division)$|(?<=..)部门$/iu, "");
  return found.length > 0 || bare === name ? found : ctx.notices.departments(bare);
}

const question = ({ name }: Department, count: number, text: string) => ({
  zh: `要给${name}的 ${count} 个人发通知：「${text}」`,
  en: `This goes to ${count === 1 ? "1 person" : `${count} people`} of ${name}: “${text}”`,
});

const unknown = (name: string) => ({
  zh: `通讯录里没有「${name}」这个部门。请写它在钉钉里的全名。`,
  en: `The directory has no department “${name}”. Please give its name as DingTalk has it.`,
});

const several = (found: readonly Department[]) => {
  const names = found.slice(0, 10).map(({ name }) => name);
  return {
    zh: `有 ${found.length} 个这样的部门：${names.join("、")}。请写全名。`,
    en: `There are ${found.length} such departments: ${names.join(", ")}. Please give the whole name.`,
  };
};
