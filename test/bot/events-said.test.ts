import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

// Monday 23 November 2026, 09:00 in Beijing. Each way of saying it was written down before the sentences.
let home: Home;
let li: Person;
beforeAll(async () => {
  home = await openHome();
  li = await home.person("li");
  const han = await home.person("han");
  await han.says("在吗");
  await han.hears(/在/);
  await li.hears(/在，/);
});
// DingTalk takes 20 messages a minute.
beforeEach(() => home.later("10s"));
afterAll(() => home.close());

test.each([
  ["约 @韩梅梅 周三下午2点到3点 评审", /评审｜11-25 周三 14:00–15:00.*参加：@韩梅梅/s, "han"],
  ["约大家明天下午3点开会", /开会｜11-24 周二 15:00–16:00.*参加：大家/s],
  ["明天下午3点和 @韩梅梅 开会", /开会｜11-24 周二 15:00–16:00.*@韩梅梅/s, "han"],
  [
    "安排 @韩梅梅 @王芳 明天上午10点面试",
    /面试｜11-24 周二 10:00–11:00.*@韩梅梅 @王芳/s,
    "han",
    "wang",
  ],
  ["下午2点开会1小时", /开会｜11-23 周一 14:00–15:00/],
  ["明天上午10点产品评审会半小时", /产品评审会｜11-24 周二 10:00–10:30/],
  ["每周三下午2点 例会", /例会｜🔁 每周三 14:00（北京时间）｜11-25 周三 14:00–15:00.*下次 11-25/s],
  ["周五全天团建", /团建｜11-27 周五 全天/],
  ["下周一到周三出差", /出差｜11-30 周一–12-02 周三 全天/],
  ["帮我约个会 明天下午4点 在3号会议室", /📍3号会议室/],
  [
    "新建日程 明天9点半到11点 客户拜访 地点：上海办公室",
    /客户拜访｜11-24 周二 09:30–11:00.*📍上海办公室/s,
  ],
  ["召集大家 周四上午9点 开启动会", /开?启动会｜11-26 周四 09:00.*大家/s],
  ["明天下午三点开会讨论预算，提前半小时提醒", /开会讨论预算｜11-24 周二 15:00.*提前 30 分钟提醒/s],
  ["约韩梅梅后天下午两点评审", /评审｜11-25 周三 14:00.*参加：@韩梅梅/s],
  ["和韩梅梅明天中午12点聚餐", /聚餐｜11-24 周二 12:00.*@韩梅梅/s],
  ["定个会，周五下午4点到5点，季度复盘", /季度复盘｜11-27 周五 16:00–17:00/],
  ["每个工作日早上9点半到9点45站会", /站会｜🔁 每个工作日 09:30.*09:30–09:45/s],
  ["把体检加到我的日程里 12月3日上午8点", /体检｜12-03 周四 08:00/],
  [
    "schedule a design review with @han tomorrow at 3pm in room 3",
    /design review \| Tue 24 Nov 15:00–16:00.*📍room 3.*@韩梅梅/s,
    "han",
  ],
  [
    "meet @han friday 10-11am about the budget",
    /budget \| Fri 27 Nov 10:00–11:00.*@韩梅梅/s,
    "han",
  ],
  [
    "book a meeting with @wang on Thursday 2pm for 30 minutes",
    /meeting \| Thu 26 Nov 14:00–14:30.*@王芳/s,
    "wang",
  ],
  ["set up a weekly sync every Monday at 10am", /weekly sync \| 🔁 every Monday at 10:00/],
  ["let's have lunch tomorrow at noon", /lunch \| Tue 24 Nov 12:00/],
  ["put dentist on my calendar for friday 4pm", /dentist \| Fri 27 Nov 16:00/],
  ["invite @han to a demo tomorrow at 5pm", /demo \| Tue 24 Nov 17:00.*@韩梅梅/s, "han"],
  ["all-day offsite next friday", /offsite \| Fri 4 Dec all day/],
])("makes: %s", async (said, answered, ...at: readonly string[]) => {
  await li.says(said, ...at);
  const { text } = await li.hears(/./);
  expect(text).toMatch(/^✅ E\d+(?:｜| \| )/);
  expect(text).toMatch(answered);
});

test.each([
  // A manager.
  ["明早十点叫上大家开个短会", /开个短会｜11-24 周二 10:00–11:00.*大家/s],
  [
    "下周二上午9点到11点半 季度总结会，地点在大会议室",
    /季度总结会｜12-01 周二 09:00–11:30.*📍大会议室/s,
  ],
  [
    "帮我安排周四下午跟 @王芳 的面试，3点开始，大概一个半小时",
    /面试｜11-26 周四 15:00–16:30.*@王芳/s,
    "wang",
  ],
  ["每周一早上9点部门例会", /部门例会｜🔁 每周一 09:00/],
  // An engineer.
  ["明天下午4点跟 @韩梅梅 碰一下 对接口", /碰一下.*对接口｜11-24 周二 16:00.*@韩梅梅/s, "han"],
  ["周四 15:00-15:30 技术评审 @韩梅梅", /技术评审｜11-26 周四 15:00–15:30.*@韩梅梅/s, "han"],
  [
    "约 @韩梅梅 @王芳 今天下午5点 线上开会 30分钟",
    /11-23 周一 17:00–17:30.*📍线上.*@韩梅梅 @王芳/s,
    "han",
    "wang",
  ],
  // A receptionist.
  ["预约12月1日下午2点 客户参观，提前一天提醒", /客户参观｜12-01 周二 14:00.*提前 1 天提醒/s],
  ["加个日程：周三上午10点半 王总来访，在前台", /王总来访｜11-25 周三 10:30.*📍前台/s],
  ["下周五全天年会 地点：万豪酒店", /年会｜12-04 周五 全天.*📍万豪酒店/s],
  // An English-speaking colleague.
  [
    "schedule 1:1 with @han every friday at 4pm for 30 min",
    /1:1 \| 🔁 every Friday at 16:00.*16:00–16:30.*@韩梅梅/s,
    "han",
  ],
  [
    "can you set up a call with @wang tomorrow 9:30am about the contract?",
    /call: the contract \| Tue 24 Nov 09:30.*@王芳/s,
    "wang",
  ],
  ["block 2-4pm tomorrow for focus work", /focus work \| Tue 24 Nov 14:00–16:00/],
  [
    "we have a client demo on wednesday 10am at the office, remind us 30 minutes before",
    /client demo \| Wed 25 Nov 10:00.*📍office.*reminder 30 minutes before/s,
  ],
  ["new event: fire drill, friday 11am", /fire drill \| Fri 27 Nov 11:00/],
  ["let's catch up thursday at 5pm", /Thu 26 Nov 17:00/],
])("makes, said in another way: %s", async (said, answered, ...at: readonly string[]) => {
  await li.says(said, ...at);
  const { text } = await li.hears(/./);
  expect(text).toMatch(/^✅ E\d+(?:｜| \| )/);
  expect(text).toMatch(answered);
});

test.each([
  ["日程 明天", /我的日程｜11-24 周二/],
  ["明天的日程", /我的日程｜11-24 周二/],
  ["这周的日程", /我的日程｜11-23 周一 – 11-29 周日/],
  ["我的日程", /我的日程｜11-23 周一 – 11-30 周一/],
  ["@韩梅梅 下周的日程", /韩梅梅 的日程｜11-30 周一 – 12-06 周日/, "han"],
  ["下周一到周三有什么安排", /我的日程｜11-30 周一 – 12-02 周三/],
  ["今天下午有什么会", /我的日程｜11-23 周一/],
  ["今天有哪些会议", /我的日程｜11-23 周一/],
  ["明天有会吗", /我的日程｜11-24 周二/],
  ["看看 @韩梅梅 周四的安排", /韩梅梅 的日程｜11-26 周四/, "han"],
  ["@韩梅梅 明天下午有空吗", /韩梅梅 的日程｜11-24 周二/, "han"],
  ["本群日程", /本群日程/],
  ["群里这周有什么会", /本群日程｜11-23 周一 – 11-29/],
  ["昨天的日程", /我的日程｜11-22 周日/],
  ["明天要开什么会", /我的日程｜11-24 周二/],
  ["查一下12月的日程", /我的日程｜12-01 周二 – 12-31 周四/],
  ["接下来有什么安排", /我的日程/],
  ["我明天几点开会", /我的日程｜11-24 周二/],
  ["下一个会是什么时候", /我的日程/],
  ["what's on next week", /My schedule \| Mon 30 Nov – Sun 6 Dec/],
  ["schedule tomorrow", /My schedule \| Tue 24 Nov/],
  ["my calendar for friday", /My schedule \| Fri 27 Nov/],
  ["what meetings do I have today", /My schedule \| Mon 23 Nov/],
  ["do I have any meetings tomorrow?", /My schedule \| Tue 24 Nov/],
  ["is @han free tomorrow afternoon?", /韩梅梅's schedule \| Tue 24 Nov/, "han"],
  ["what does tomorrow look like", /My schedule \| Tue 24 Nov/],
  ["show me the team calendar for this week", /This group's schedule \| Mon 23 Nov – Sun 29 Nov/],
  ["agenda", /My schedule/],
  ["when is my next meeting", /My schedule/],
  ["am I free at 3pm tomorrow", /My schedule \| Tue 24 Nov/],
])("lists: %s", async (said, answered, ...at: readonly string[]) => {
  await li.says(said, ...at);
  expect((await li.hears(/./)).text).toMatch(answered);
});
