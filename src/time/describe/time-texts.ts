import type { Localized } from "../../core/locale.ts";
import type { CalendarDate, Weekday } from "../dates/calendar-date.ts";
import { weekdayOf } from "../dates/date-arithmetic.ts";
import type { ClockSpec } from "../grammar/piece.ts";
import { renderDuration } from "./render.ts";

/** What the bot says about times it was told; who is asked sees no more than this. */
export const noSuchTime: Localized = {
  zh: "没有这个日期或时刻",
  en: "there is no such date or time",
};

export const hasPassed: Localized = {
  zh: "这个时间已经过去了",
  en: "that time has passed",
};

export const hasEnded: Localized = {
  zh: "按这个规则，以后一次也没有了",
  en: "by this rule there is no occurrence left",
};

export const howLong: Localized = {
  zh: "多久？比如「10分钟后」「明天 9:00」",
  en: "When exactly? For example “in 10 minutes” or “tomorrow 9:00”",
};

export const whichOne: Localized = {
  zh: "是哪一个？回复序号",
  en: "Which one? Answer with its number",
};

/** 明天3点和5点: one reminder has one time. */
export const whichOfBoth: Localized = {
  zh: "一条提醒只能有一个时间，先要哪一个？回复序号，另一个请再说一遍",
  en: "One reminder has one time: which one first? Answer with its number, and say the other again",
};

export const monthFirst: Localized = {
  zh: "按「月/日/年」理解；要「日/月/年」请写成「年-月-日」",
  en: "read as month/day/year; for another order write year-month-day",
};

export const whichDay: Localized = {
  zh: "是哪一天？",
  en: "On which day?",
};

export const whichHour: Localized = {
  zh: "几点？回复序号或时间",
  en: "At what time? Answer with a number or a time",
};

export const repeats: Localized = {
  zh: "这里要一个时间，不能是重复的",
  en: "one time is wanted here, not a repetition",
};

export const isItAfter: Localized = {
  zh: "是从现在起过这么久吗？",
  en: "Do you mean after that time from now?",
};

/** A day without a time, on that day when the default is over. */
export function defaultHasPassed(timeOfDay: string): Localized {
  return {
    zh: `今天 ${timeOfDay} 已经过了，要几点？`,
    en: `${timeOfDay} has passed today: at what time?`,
  };
}

export const tooOften: Localized = {
  zh: "最多每 5 分钟一次",
  en: "at most every 5 minutes",
};

/** Too near to be planned. */
export function tooSoon(shortestMs: number): Localized {
  return {
    zh: `至少要 ${renderDuration(shortestMs, "zh-CN")}以后`,
    en: `at least ${renderDuration(shortestMs, "en")} from now`,
  };
}

export const tooFar: Localized = {
  zh: "最多 5 年以后",
  en: "at most 5 years from now",
};

/** An answer to a question with choices that names none of them. */
export function noSuchChoice(count: number): Localized {
  return { zh: `请回复 1 到 ${count} 的序号`, en: `answer with a number from 1 to ${count}` };
}

/** The words that were only half understood. */
export function halfUnderstood(words: string): Localized {
  return {
    zh: `「${words}」没全看懂，请换个说法，比如「明天 15:00」「每周一 9:00」`,
    en: `I only understood part of “${words}”; try “tomorrow 15:00” or “every Monday 9:00”`,
  };
}

/** Something beside the words changes when that is, in a way that is not understood. */
export function unreadBeside(words: string): Localized {
  return {
    zh: `除了「${words}」还说了别的时间，没全看懂，请直接说几点，比如「明天 15:00」`,
    en: `beside “${words}” something more was said of the time: please say when, as “tomorrow 15:00”`,
  };
}

const weekdays = {
  zh: ["一", "二", "三", "四", "五", "六", "日"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

/** A date whose weekday is another than was said. */
export function otherWeekday(date: CalendarDate, said: Weekday): Localized {
  const is = weekdayOf(date);
  const day = `${date.year}-${two(date.month)}-${two(date.day)}`;
  return {
    zh: `${day} 是周${weekdays.zh[is - 1]}，不是周${weekdays.zh[said - 1]}`,
    en: `${day} is a ${weekdays.en[is - 1]}, not a ${weekdays.en[said - 1]}`,
  };
}

/** Offered where a clock was taken for the evening: 9点 said at 10:00. */
export function otherMorning({ hour, minute }: ClockSpec): Localized {
  const clock = `${two(hour)}:${two(minute)}`;
  return {
    zh: `如果是明早，请说「明早${hour}点${minute === 0 ? "" : `${minute}分`}」`,
    en: `if you meant the morning, say “tomorrow ${clock}”`,
  };
}

/** Months too short for a day of the month are left out. */
export function skipsShortMonths(day: number): Localized {
  return {
    zh: `没有 ${day} 号的月份跳过；要每月最后一天请说「每月最后一天」`,
    en: `months without a ${day}th are skipped; say “the last day of every month” for that`,
  };
}

/** Holidays of a year that are not published yet. */
export function notCovered(year: number): Localized {
  return {
    zh: `${year} 节假日尚未收录，先按周一到周五和法定固定节日算`,
    en: `the holidays of ${year} are not known yet: counted as Monday to Friday without the fixed ones`,
  };
}

/** A part of a rule's day that has an end, which a reminder does not need. */
export const whatTime = {
  zh: "几点？比如「下午3点」「下午2点到3点」，整天的就说「全天」",
  en: "At what time? Such as “3pm”, “2 to 3pm”, or “all day”",
};

export const beginsWhen = {
  zh: "具体哪天几点开始？比如「周三下午3点」",
  en: "On which day, and at what time does it begin? Such as “Wednesday 3pm”",
};

export const endsBefore = {
  zh: "结束比开始还早，是从几点到几点？",
  en: "That ends before it begins. From when to when is it?",
};

export function remindsAtStart(clock: string): Localized {
  return { zh: `在开始时（${clock}）提醒`, en: `reminds at the start (${clock})` };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
