import type { Localized } from "../../core/locale.ts";

/** What a command is called. */
type Titled = Localized;

/** What a run says of its own accord. */
export const runTexts = {
  yesOrNo: { zh: "回复「是」或「否」。", en: "Answer yes or no." },
  nobodyToConfirm: {
    zh: "这一步需要别人确认，但现在没有人可以确认",
    en: "this has to be confirmed, and there is nobody who may",
  },
  othersAsked: (people: number): Localized => ({
    zh: `已请 ${people} 位同事确认，有结果会告诉你。`,
    en: `I have asked ${people} people to confirm it, and will tell you.`,
  }),
  wants: (person: string, command: Titled, args: string): Localized => ({
    zh: `${person} 要执行「${command.zh}」${args === "" ? "" : `：${args}`}`,
    en: `${person} wants to run “${command.en}”${args === "" ? "" : `: ${args}`}`,
  }),
  howToDecide: (run: string, until: string): Localized => ({
    zh: `同意请回复「同意 ${run}」，不同意请回复「拒绝 ${run}」，${until} 前有效。`,
    en: `Answer “agree ${run}” or “decline ${run}” before ${until}.`,
  }),
  declined: (person: string, command: Titled): Localized => ({
    zh: `${person} 没有同意，「${command.zh}」没有执行。`,
    en: `${person} declined: “${command.en}” was not run.`,
  }),
  notConfirmed: (command: Titled): Localized => ({
    zh: `「${command.zh}」没有执行：没有等到确认。`,
    en: `“${command.en}” was not run: nobody confirmed it in time.`,
  }),
  notAnswered: (command: Titled): Localized => ({
    zh: `「${command.zh}」没有做完：没有等到回答。`,
    en: `“${command.en}” was not finished: it was not answered in time.`,
  }),
  left: { zh: "好，不做了。", en: "All right, I leave it." },
  changed: (command: Titled, run: string): Localized => ({
    zh: `「${command.zh}」没有做完：它的步骤在等待期间改过了，请重新说一次（编号 ${run}）。`,
    en: `“${command.en}” was not finished: its steps were changed meanwhile. Please say it again (${run}).`,
  }),
  failed: (command: Titled, step: string, why: Localized, run: string): Localized => ({
    zh: `「${command.zh}」没有做完，第 ${step} 步没有成功：${why.zh}（编号 ${run}）`,
    en: `“${command.en}” was not finished, step ${step} failed: ${why.en} (${run})`,
  }),
  ours: { zh: "内部错误", en: "an error of ours" },
  tookTooLong: { zh: "等得太久，没有完成", en: "it took too long" },
  tooManySteps: (most: number): Localized => ({
    zh: `一次最多执行 ${most} 步`,
    en: `a run has ${most} steps at most`,
  }),
  tooMuchSaid: (most: number): Localized => ({
    zh: `一次最多发送 ${most} 条消息`,
    en: `a run says ${most} messages at most`,
  }),
  stopped: {
    zh: "命令包没人问就说得太多，已停下",
    en: "the pack said too much without being asked, and is stopped",
  },
  tooLong: {
    zh: "结果太长，不能保存；http 步骤可以用 pick 只取一部分",
    en: "the result is too long to be kept; `pick` of `http` takes a part of it",
  },
} as const;
