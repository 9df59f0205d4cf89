import { afterEach, beforeEach, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let home: Home;
let li: Person;
let han: Person;

beforeEach(async () => {
  home = await openHome();
  li = await home.person("li");
  han = await home.person("han");
});

afterEach(() => home.close());

test("what is missing is asked for, and the answer goes on with the command", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？.*算了/);
  await li.says("10分钟后");
  await li.hears(/「内容|什么/);
  await li.says("把 周报 发给老板");
  await li.hears(/✅ R\w+｜11-23 周一 09:10.*把 周报 发给老板/);
  home.later("10m");
  await li.hears(/把 周报 发给老板/);
});

test("one answer may say all that is missing", async () => {
  await li.says("remind me");
  await li.hears(/When\?/);
  await li.says("in 10m drink water");
  await li.hears(/✅ R\w+.*09:10.*drink water/);
});

test("people @-ed in an answer count, and those @-ed before are remembered", async () => {
  await li.says("指派 写周报");
  await li.hears(/是谁？/);
  await li.says("给他", "han");
  await li.hears(/写周报.*@/);
});

test("an answer that cannot be read is asked for again, three times at most", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await li.says("看情况");
  await li.hears(/「时间」不能是「看情况」.*\n请再说一次/);
  await li.says("到时候说");
  await li.hears(/请再说一次/);
  await li.says("嗯嗯嗯");
  await li.hears(/先不问了/);
  await li.says("10分钟后");
  await li.hears(/没看懂/);
});

test("算了 leaves it, and 会话 shows what is waited for", async () => {
  await li.says("会话");
  await li.hears(/没有进行到一半的事/);
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await li.says("会话");
  await li.hears(/正在等你回复 1 件事：\n· S\w{6}｜提醒，等「时间」｜11-23 周一 09:15/);
  await li.says("算了");
  await li.hears(/那就不弄了/);
  await li.says("10分钟后");
  await li.hears(/没看懂/);
});

test("another command ends the question, an aside does not", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await li.says("在吗");
  await li.hears(/在，延迟/);
  await li.says("任务");
  await li.hears(/没有/);
  await li.says("10分钟后");
  await li.hears(/没看懂/);
});

test("a command that is still to be asked about ends the question, too", async () => {
  await li.says("提醒我 周末 搬家");
  await li.hears(/是哪一天？[\s\S]*1[\s\S]*11-28 周六/);
  await li.says("提醒我 下周 复查");
  await li.hears(/是哪一天？[\s\S]*11-30 周一/);
  await li.says("提醒我 5 minutes stretch");
  await li.hears(/是从现在起过这么久吗？/);
  await li.says("1");
  await li.hears(/✅ R\w+.*stretch/);
});

test("a reminder without a time is asked when, and keeps what it is about", async () => {
  await li.says("提醒我浇花");
  await li.hears(/什么时候？/);
  await li.says("20分钟后");
  await li.hears(/✅ R\w+｜11-23 周一 09:20.*浇花/);
  await li.says("提醒我 还书 给图书馆");
  await li.hears(/什么时候？/);
  await li.says("随便");
  await li.hears(/「时间」不能是「随便」/);
  await li.says("明天 8:30");
  await li.hears(/✅ R\w+｜11-24 周二 08:30.*还书 给图书馆/);
});

test("what is offered is chosen by its number", async () => {
  await li.says("提醒我 周末 搬家");
  await li.hears(/是哪一天？/);
  await li.says("2");
  await li.hears(/✅ R\w+｜11-29 周日.*搬家/);
});

test("a mistyped command is run by one character", async () => {
  await li.says("提行我10分钟后喝水");
  await li.hears(/你是不是想说：「提醒」？是的话回 1/);
  await li.says("1");
  await li.hears(/✅ R\w+.*喝水/);
  await li.says("tsaks");
  await li.hears(/是的话回 1/);
  await li.says("不是");
  await li.hears(/那就不弄了/);
});

test("a time that was only half understood is completed by the answer", async () => {
  await li.says("提醒我 一会儿 喝水");
  await li.hears(/多久？/);
  await li.says("10分钟后");
  await li.hears(/✅ R\w+｜11-23 周一 09:10.*喝水/);
  await li.says("提醒我 下周三和下周四下午2点 培训");
  await li.hears(/1.*12-02 周三 14:00[\s\S]*2.*12-03 周四 14:00/);
  await li.says("2");
  await li.hears(/✅ R\w+｜12-03 周四 14:00.*培训/);
});

test("two people are asked apart, and so is one person in two conversations", async () => {
  const alone = await home.person("li", "-");
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await han.says("提醒我");
  await han.hears(/什么时候？/);
  await alone.says("10分钟后");
  await alone.hears(/没看懂/);
  await han.says("20分钟后 开会");
  await han.hears(/✅ R\w+.*09:20.*开会/);
  await li.says("10分钟后 喝水");
  await li.hears(/✅ R\w+.*09:10.*喝水/);
});

test("a question survives a restart, and is forgotten after a quarter of an hour", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await home.restart();
  await li.says("10分钟后 喝水");
  await li.hears(/✅ R\w+.*喝水/);
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  home.later("15m");
  await li.hears(/喝水/);
  await li.says("10分钟后 吃药");
  await li.hears(/没看懂/);
});

test("a sentence of another command ends a question, but not one for words", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await li.says("我有哪些任务");
  await li.hears(/没有这样的任务/);
  await li.says("10分钟后");
  await li.hears(/没看懂/);
  await li.says("10分钟后提醒我");
  await li.hears(/提醒什么/);
  await li.says("把报价单发到群里");
  await li.hears(/✅ R\w+｜11-23 周一 09:10.*把报价单发到群里/);
});

test("an @ alone answers who is meant", async () => {
  await li.says("指派 写周报");
  await li.hears(/是谁？/);
  await li.says("@韩梅梅", "han");
  await li.hears(/✅ T1｜写周报/);
});
