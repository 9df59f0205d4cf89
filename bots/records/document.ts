import { defineStep, ReplyError } from "../../src/index.ts";

const mostChoices = 9;

/** Shares a file of the shared folders by words of its name or their pinyin; asks where there are several. */
export const share = defineStep(async (ctx) => {
  const words = String(ctx.with["words"]).trim();
  const found = await ctx.files.search(words);
  const [only, other] = found;
  if (only === undefined) {
    throw new ReplyError(
      ctx.say({
        zh: `共享文件夹里没有「${words}」。换个词试试，拼音也行。`,
        en: `Nothing in the shared folder is called “${words}”. Try other words; pinyin will do, too.`,
      }),
    );
  }
  if (other === undefined) {
    ctx.reply(ctx.files.share(await ctx.files.fromFolder(only)).content);
    return;
  }
  const choices = found.slice(0, mostChoices);
  const question = ctx.say({
    zh: "要哪一个？回复编号或名字：",
    en: "Which one? Answer its number or name:",
  });
  const answer = await ctx.ask(
    `${question}\n${choices.map(({ name }, index) => `${index + 1}. ${name}`).join("\n")}`,
    { spec: { type: "text", rest: true, max: 200 } },
  );
  const said = String(answer).trim();
  const file =
    choices[Number(said) - 1] ??
    choices.find(({ name }) => name.toLowerCase().includes(said.toLowerCase()));
  if (file === undefined) {
    throw new ReplyError(
      ctx.say({
        zh: `没有「${said}」，没有发送。`,
        en: `“${said}” is none of them; nothing was sent.`,
      }),
    );
  }
  ctx.reply(ctx.files.share(await ctx.files.fromFolder(file)).content);
});
