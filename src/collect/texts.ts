import type { Localized } from "../core/locale.ts";
import type { CollectionPlan } from "../core/collection.ts";

/** What a collection is called, in the sentences around it. */
type Named = Pick<CollectionPlan, "title" | "words">;

/** How many have answered: 3/5. */
export interface Count {
  readonly answered: number;
  readonly asked: number;
}

const list = (questions: readonly string[]): string =>
  questions.map((question, index) => `${index + 1}. ${question}`).join("\n");

/** What a group is told when a round opens. `example` is an answer in one sentence. */
export function callTexts(
  { title, words }: Named,
  questions: readonly Localized[],
  about: { readonly until: Localized; readonly example: Localized },
): Localized {
  const { until, example } = about;
  return {
    zh: `📮 开始收${title.zh}，截止 ${until.zh}\n${list(questions.map(({ zh }) => zh))}\n@我 回「${words.answer.zh} ${example.zh}」；只说「${words.answer.zh}」我就逐个问。截止前都能改。`,
    en: `📮 Collecting the ${title.en} until ${until.en}\n${list(questions.map(({ en }) => en))}\n@ me with “${words.answer.en} ${example.en}”, or only “${words.answer.en}” and I ask one by one. It can be changed until then.`,
  };
}

/** The same to one person; `asks` is whether the next message answers `question`. */
export function privateCall(
  { title, words }: Named,
  about: {
    readonly place: string;
    readonly until: Localized;
    readonly question: Localized;
    readonly count: number;
    readonly asks: boolean;
    readonly example: Localized;
  },
): Localized {
  const { place, until, question, count, asks, example } = about;
  const from = place === "" ? { zh: "", en: "" } : { zh: `（${place}）`, en: ` (${place})` };
  const head = {
    zh: `📮 收${title.zh}${from.zh}，截止 ${until.zh}`,
    en: `📮 Your ${title.en}${from.en}, until ${until.en}`,
  };
  const how = asks
    ? {
        zh: `1/${count} ${question.zh}\n直接回我就行；也可以一次说完：${words.answer.zh} ${example.zh}`,
        en: `1/${count} ${question.en}\nJust answer; or all at once: ${words.answer.en} ${example.en}`,
      }
    : {
        zh: `有空时说「${words.answer.zh}」，我逐个问；也可以一次说完：${words.answer.zh} ${example.zh}`,
        en: `When you have time say “${words.answer.en}” and I ask one by one; or all at once: ${words.answer.en} ${example.en}`,
      };
  return { zh: `${head.zh}\n${how.zh}`, en: `${head.en}\n${how.en}` };
}

export function chaseText(
  { title, words }: Named,
  { left, until }: { readonly left: Localized; readonly until: Localized },
): Localized {
  return {
    zh: `⏰ 还没收到你的${title.zh}，还有 ${left.zh}：截止 ${until.zh}。回「${words.answer.zh}」开始写。`,
    en: `⏰ Your ${title.en} is still missing; ${left.en} left, until ${until.en}. Say “${words.answer.en}” to begin.`,
  };
}

/** Who has not answered. */
export function missingTexts(
  { title }: Named,
  { answered, asked }: Count,
  about: { readonly names: readonly string[]; readonly until: Localized; readonly isOpen: boolean },
): Localized {
  const { names, until, isOpen } = about;
  const zhEnd = isOpen ? `｜截止 ${until.zh}` : "｜已截止";
  const enEnd = isOpen ? ` | until ${until.en}` : " | closed";
  return names.length === 0
    ? {
        zh: `${title.zh}都交了（${answered}/${asked}）${zhEnd}`,
        en: `Everybody has sent the ${title.en} (${answered}/${asked})${enEnd}`,
      }
    : {
        zh: `${title.zh}已交 ${answered}/${asked}，还没交：${names.join("、")}${zhEnd}`,
        en: `${title.en}: ${answered}/${asked} sent, still missing: ${names.join(", ")}${enEnd}`,
      };
}

/** What was kept of somebody. `lines` show it where nobody else reads along. */
export function keptTexts(
  { title, words }: Named,
  { answered, asked }: Count,
  about: {
    readonly name: string;
    readonly lines: readonly string[];
    readonly until: Localized;
    readonly isLate: boolean;
    readonly label: Localized;
  },
): Localized {
  const { name, lines, until, isLate, label } = about;
  const body = lines.length === 0 ? "" : `\n${lines.join("\n")}`;
  const change = {
    zh: `要改就再说，如「${words.answer.zh} ${label.zh}：…」。截止 ${until.zh}。`,
    en: `To change it say e.g. “${words.answer.en} ${label.en}: …” until ${until.en}.`,
  };
  return {
    zh: `✅ 收到${name === "" ? "" : ` ${name} `}的${title.zh}${isLate ? "（迟交）" : ""}（${answered}/${asked}）${body}${isLate ? "" : `\n${change.zh}`}`,
    en: `✅ Got the ${title.en}${name === "" ? "" : ` of ${name}`}${isLate ? " (late)" : ""} (${answered}/${asked})${body}${isLate ? "" : `\n${change.en}`}`,
  };
}

/** Everything else a collection says. */
export const collectTexts = {
  started: ({ title }: Named, people: number, until: Localized): Localized => ({
    zh: `好，向 ${people} 人收${title.zh}，截止 ${until.zh}。`,
    en: `Collecting the ${title.en} from ${people} ${people === 1 ? "person" : "people"} until ${until.en}.`,
  }),
  recurs: ({ words }: Named, when: Localized): Localized => ({
    zh: `以后我会自己在这里开始（${when.zh}）；不要了就说「${words.cancel.zh}」。`,
    en: `From now on I begin here by myself (${when.en}); to stop that say “${words.cancel.en}”.`,
  }),
  alsoAsked: ({ title, words }: Named): Localized => ({
    zh: `也请交${title.zh}，回「${words.answer.zh}」开始写。`,
    en: `Your ${title.en} is wanted too: say “${words.answer.en}”.`,
  }),
  isOpen: ({ title, words }: Named, until: Localized): Localized => ({
    zh: `这里正在收${title.zh}，截止 ${until.zh}。看谁没交：${words.missing.zh}`,
    en: `The ${title.en} is being collected here until ${until.en}. Who is missing: ${words.missing.en}`,
  }),
  nobody: ({ title }: Named): Localized => ({
    zh: `想收${title.zh}，但不知道该问谁：请在 config.yaml 的 roles 里给人设角色，或让大家先在群里跟我说句话。`,
    en: `I do not know whom to ask for the ${title.en}: give people the role in config.yaml, or have them say something to me in the group first.`,
  }),
  needsGroup: ({ title, words }: Named): Localized => ({
    zh: `${title.zh}要在群里收，请到群里说「${words.start.zh}」。`,
    en: `The ${title.en} is collected in a group: say “${words.start.en}” there.`,
  }),
  noDeadline: ({ title }: Named): Localized => ({
    zh: `现在开始收${title.zh}，截止时间已经过了，所以没有开始。`,
    en: `The deadline of the ${title.en} would be over already, so nothing was begun.`,
  }),
  none: ({ title, words }: Named): Localized => ({
    zh: `现在没有在收${title.zh}。要收，请在群里说「${words.start.zh}」。`,
    en: `No ${title.en} is being collected now. To begin, say “${words.start.en}” in a group.`,
  }),
  refusedLate: ({ title }: Named, until: Localized): Localized => ({
    zh: `${title.zh}已经在 ${until.zh} 截止，不再收了。`,
    en: `The ${title.en} closed at ${until.en}; answers are not taken any more.`,
  }),
  notAnswered: ({ title, words }: Named): Localized => ({
    zh: `你还没交${title.zh}。回「${words.answer.zh}」开始写。`,
    en: `You have not sent your ${title.en}. Say “${words.answer.en}” to begin.`,
  }),
  yours: ({ title }: Named, lines: readonly string[]): Localized => ({
    zh: `你的${title.zh}：\n${lines.join("\n")}`,
    en: `Your ${title.en}:\n${lines.join("\n")}`,
  }),
  closed: ({ title }: Named): Localized => ({
    zh: `好，${title.zh}到此截止，汇总马上发出来。`,
    en: `Closed. The summary of the ${title.en} comes in a moment.`,
  }),
  cancelled: ({ title }: Named, recurs: boolean): Localized => ({
    zh: `好，这次的${title.zh}不收了，已经交的也不汇总。${recurs ? "以后也不自动开始。" : ""}`,
    en: `Cancelled: this ${title.en} is neither collected nor summed up.${recurs ? " I do not begin by myself any more either." : ""}`,
  }),
  recursNoMore: ({ title, words }: Named): Localized => ({
    zh: `好，以后不自动收${title.zh}了。要收就说「${words.start.zh}」。`,
    en: `I do not begin the ${title.en} by myself any more. To begin it say “${words.start.en}”.`,
  }),
  summaryComes: ({ title }: Named): Localized => ({
    zh: `${title.zh}的汇总马上发出来。`,
    en: `The summary of the ${title.en} comes in a moment.`,
  }),
  mayNot: ({ title }: Named): Localized => ({
    zh: `只有发起的人和管理员能结束或取消这次${title.zh}。`,
    en: `Only who began this ${title.en}, and admins, may close or cancel it.`,
  }),
  /** In place of a summary that is too long for a message. */
  shortSummary: (
    { title }: Named,
    { answered, asked }: Count,
    missing: readonly string[],
  ): Localized => ({
    zh: `${title.zh}汇总：${answered}/${asked} 已交，详见表格。${missing.length === 0 ? "" : `未交：${missing.join("、")}`}`,
    en: `${title.en}: ${answered}/${asked} answered, see the table. ${missing.length === 0 ? "" : `Missing: ${missing.join(", ")}`}`,
  }),
  header: {
    name: { zh: "姓名", en: "Name" },
    id: { zh: "userId", en: "userId" },
    state: { zh: "状态", en: "State" },
    at: { zh: "提交时间", en: "Sent at" },
  },
  states: {
    onTime: { zh: "按时", en: "on time" },
    late: { zh: "迟交", en: "late" },
    missing: { zh: "未交", en: "missing" },
  },
} as const;
