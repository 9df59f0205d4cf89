import { ReplyError } from "../core/errors.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";

/** What may be waiting, and how long a text may be (reliability.md R-18). */
export const reminderLimits = {
  perPerson: 200,
  perGroup: 10_000,
  textLength: 2000,
  times: 1000,
} as const;

/** Refuses a text that is too long or says nothing. */
export function checkText(text: string, locale: Locale): void {
  const { length } = text;
  if (length > reminderLimits.textLength) refuse(tooLong(length), locale);
  if (text.trim() === "") refuse(noText, locale);
}

/** Refuses more times than are counted. */
export function checkTimes(times: number | undefined, locale: Locale): void {
  if (times !== undefined && times > reminderLimits.times) refuse(tooManyTimes(times), locale);
}

/** Refuses one more reminder of a person who has made as many as they may. */
export function checkPerson(made: number, locale: Locale): void {
  if (made >= reminderLimits.perPerson) refuse(tooManyOfPerson(made), locale);
}

/** Refuses one more reminder in a group that has as many as it may. */
export function checkGroup(open: number, locale: Locale): void {
  if (open >= reminderLimits.perGroup) refuse(tooManyInGroup(open), locale);
}

function refuse(why: Localized, locale: Locale): never {
  throw new ReplyError(pick(why, locale));
}

const noText: Localized = {
  zh: "提醒什么？请写上内容。",
  en: "What about? Please say so.",
};

const tooLong = (length: number): Localized => ({
  zh: `提醒内容太长了：${length} 个字，最多 ${reminderLimits.textLength} 个字。请缩短后再发。`,
  en: `The text is too long: ${length} characters, at most ${reminderLimits.textLength}. Please shorten it.`,
});

const tooManyOfPerson = (made: number): Localized => ({
  zh: `你已经有 ${made} 个待提醒，达到上限了。发“我的提醒”看看，用“取消提醒 编号”去掉不需要的。`,
  en: `You have ${made} reminders waiting, which is the limit. Send "reminders" to see them and "cancel <id>" to drop some.`,
});

const tooManyInGroup = (open: number): Localized => ({
  zh: `这个群已经有 ${open} 个待提醒，达到上限了。发“本群提醒”看看，取消一些再设。`,
  en: `This group has ${open} reminders waiting, which is the limit. Send "group-reminders" to see them and cancel some.`,
});

const tooManyTimes = (times: number): Localized => ({
  zh: `${times} 次太多了，最多 ${reminderLimits.times} 次。可以不写次数，或者写「到…为止」。`,
  en: `${times} times is too many, at most ${reminderLimits.times}. Leave the number out, or say “until …”.`,
});
