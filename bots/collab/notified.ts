import { defineCommand, type CommandContext, type NoticeProgress } from "../../src/index.ts";
import { noticeIdArg, whichNotice } from "./notice-id.ts";
import { namesOf } from "./sent-notice.ts";

/** Tells who has read a notice, who has not, and whom it did not reach. */
export const notified = defineCommand({
  name: "notified",
  aliases: ["通知进度", "通知情况", "通知状态", "谁看了", "谁没看", "谁读了", "谁没读"],
  summary: { zh: "看一条通知谁读了、谁没读", en: "Who has read a notice and who has not" },
  isAside: true,
  say: [
    "[看看|看下|看|查看|查一下|查查|查][通知]{id}[的](进度|情况|状态|阅读情况|已读情况|送达情况|回执)",
    "[看看|看下|看|查看|查一下|查查|查][刚才|刚刚|上一条|上条|最近|刚发][的|那条|这条|发的](通知)[的](进度|情况|状态|阅读情况|已读情况|送达情况|回执)",
    "[通知]{id}[都]<who>[都|还]<read>[了][吗|呢]",
    "[还]<who>[还]<read>[了][刚才|刚刚|上一条|这条|那条][的|发的]通知[{id}]",
    "[刚才|刚刚|这条|那条][的|发的]通知[有](多少人|几个人)[还]<read>[了]",
    "[刚才|刚刚|上一条|上条|最近|这条|那条][的|发的]通知[都|有]<who>[还]<read>[了][吗|呢]",
    "[还]有<who>[还]<read>[了]通知{id}[吗|呢]",
    "<who>[还]<read>[了][刚才|刚刚|上一条|这条|那条][的]通知[{id}]",
    "<who>[还]<read>[了][通知]{id}",
    "[通知]{id}(多少人|几个人|有多少人|有几个人)<read>[了]",
    "(多少人|几个人|有多少人|有几个人)<read>[了][刚才|刚刚|上一条|这条|那条][的]通知[{id}]",
    "[通知]{id}(发出去|送到|送达|发到|到)[了][没|没有|吗]",
    "[刚才|刚刚|这条|那条][的]通知(发出去|送到|送达|发到|到)[了][没|没有|吗]",
    "who [has|have] [not|hasn't|haven't|didn't] (read|seen|opened|got|received|read yet|see|open) [the|that|my] [last|latest] [notice|notification|it] [{id}]",
    "who (hasn't|has not|did not|didn't|haven't) (read|seen|opened|see|open|got|get) [the|that|my] [last|latest] [notice|notification|it] [{id}] [yet]",
    "(did|has|have) (they all|everyone|everybody|anyone|anybody) (read|see|seen|get) [the|that|my|last] [notice|notification|it] [{id}] [yet]",
    "(show|check|see|what's|what is|how is) [me] [the] (status|progress|read status|delivery|readers|receipts) (of|for) [the|my|that|last] [notice|notification] [{id}]",
    "[notice|notification] {id} (status|progress|readers)",
    "how many (people) [have] (read|seen|opened) [the|that|my] [notice|notification] [{id}]",
    "was [the|my|that] [notice|notification] [{id}] (delivered|read|sent)",
  ],
  fragments: {
    who: "(谁|多少人|几个人|有多少人|有几个人|哪些人|有谁|哪几个人|哪些同事|大家|他们|他|她|都有谁)",
    read: "(看|看过|看到|读|读过|已读|未读|没看|没有看|没读|没有读|没看到|没收到|收到|看完|没看过|没读过)",
  },
  args: { id: noticeIdArg },
  examples: ["通知进度 N3K2", "谁没看 N3K2", "notified N3K2"],
  async handle(ctx) {
    const notice = await whichNotice(ctx, ctx.args.id);
    const progress = await ctx.notices.progress(notice);
    const { readers } = progress;
    const words = Array.from(notice.text);
    const short = words.length > 40 ? `${words.slice(0, 40).join("")}…` : notice.text;
    const lines = [
      ctx.say({ zh: `${notice.id}「${short}」`, en: `${notice.id} “${short}”` }),
      ctx.say({
        zh: `${ctx.formatTime(notice.createdAt)} · ${stateOf(progress).zh}`,
        en: `${ctx.formatTime(notice.createdAt)} · ${stateOf(progress).en}`,
      }),
      ...(await people(ctx, { zh: "已读", en: "read" }, readers.read)),
      ...(await people(ctx, { zh: "未读", en: "not read" }, readers.unread)),
      ...(await people(ctx, { zh: "不知道读没读", en: "nobody can tell" }, readers.unknown)),
      ...(await missed(ctx, progress)),
      ...(progress.ways.includes("group") ? [ctx.say(inGroup)] : []),
      ...(progress.isOld
        ? [
            ctx.say({
              zh: `（钉钉只能查 24 小时内的，这是 ${ctx.formatTime(readers.at)} 的情况）`,
              en: `(DingTalk tells it for 24 hours only; this is as of ${ctx.formatTime(readers.at)})`,
            }),
          ]
        : []),
    ];
    ctx.reply(lines.join("\n"));
  },
});

const inGroup = {
  zh: "（有的是在群里 @ 的，群消息看不到谁读了）",
  en: "(Some of it was said in the group, where nobody can see who read it.)",
};

function stateOf({ state, problem }: NoticeProgress) {
  const why =
    problem === undefined ? { zh: "", en: "" } : { zh: `：${problem}`, en: `: ${problem}` };
  switch (state) {
    case "waiting":
      return { zh: `还在发${why.zh}`, en: `still being sent${why.en}` };
    case "failed":
      return { zh: `没发出去${why.zh}`, en: `could not be sent${why.en}` };
    case "recalled":
      return { zh: "已撤回", en: "recalled" };
    case "sent":
    default:
      return { zh: "已发出", en: "sent" };
  }
}

async function people(
  ctx: CommandContext,
  label: { readonly zh: string; readonly en: string },
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const names = await namesOf(ctx, ids);
  return [
    ctx.say({
      zh: `${label.zh} ${ids.length} 人：${names.zh}`,
      en: `${label.en} (${ids.length}): ${names.en}`,
    }),
  ];
}

async function missed(
  ctx: CommandContext,
  { readers }: NoticeProgress,
): Promise<readonly string[]> {
  const byReason = Map.groupBy(readers.missed, ({ why }) => why);
  return Promise.all(
    [...byReason].map(async ([why, some]) => {
      const names = await namesOf(
        ctx,
        some.map(({ userId }) => userId),
      );
      return ctx.say({
        zh: `没通知到 ${some.length} 人：${names.zh}（${reasons[why] ?? why}）`,
        en: `not reached (${some.length}): ${names.en} (${why})`,
      });
    }),
  );
}

/** DingTalk's reasons in Chinese. */
const reasons: Readonly<Record<string, string>> = {
  "unknown to DingTalk": "钉钉里没有这个人",
  "DingTalk could not send it": "钉钉没发成",
  "more than 5,000 receivers in a minute": "一分钟内超过 5000 人",
  "this person got the most notifications a day may have": "今天收到的工作通知到上限了",
  "the same content was sent to this person today": "今天发过同样的内容",
  "there is no receiver": "没有接收人",
  "the app may not send to this person": "应用没有权限通知这个人",
  "forbidden content": "内容被拦截",
  "the system protects itself": "钉钉限流",
  "this person is protected as an executive": "高管模式",
};
