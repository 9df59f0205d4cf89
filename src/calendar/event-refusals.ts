import type { CalendarEvent } from "../core/calendar-event.ts";
import type { Localized } from "../core/locale.ts";

// Each says what to do instead.

export const notYours = ({ id }: CalendarEvent, organizer: string): Localized => ({
  zh: `只有发起人（${organizer}）或管理员能改 ${id}。不能来可以说：不参加 ${id}`,
  en: `Only whoever arranged it (${organizer}) or an admin may change ${id}. If you cannot come, say: decline ${id}`,
});

export const yoursToDelete = ({ id }: CalendarEvent): Localized => ({
  zh: `${id} 是你发起的。不办了就说：删除日程 ${id}`,
  en: `You arranged ${id}. To call it off, say: delete event ${id}`,
});

export const notInvited = ({ id }: CalendarEvent): Localized => ({
  zh: `${id} 没有请你参加，不用回复。`,
  en: `You were not asked to ${id}, so there is nothing to answer.`,
});

export const tooManyPeople = (most: number): Localized => ({
  zh: `一个日程最多请 ${most} 个人，请分成几个，或者说“大家”。`,
  en: `An event is for ${most} people at most; make several, or say "everyone".`,
});

export const tooLong = (days: number): Localized => ({
  zh: `一个日程最长 ${days} 天。`,
  en: `An event lasts ${days} days at most.`,
});

export const endsBeforeStart: Localized = {
  zh: "结束时间要在开始之后。",
  en: "It has to end after it begins.",
};

export const tooOften: Localized = {
  zh: "日程最多每小时一次；更勤的请设提醒。",
  en: "An event takes place once an hour at most; for more, make a reminder.",
};

export const tooMany = (most: number): Localized => ({
  zh: `你已经有 ${most} 个没结束的日程了，请先删掉一些：我的日程`,
  en: `You have ${most} events that are not over; please delete some first: my schedule`,
});

export const sayRule = ({ id }: CalendarEvent): Localized => ({
  zh: `${id} 的重复方式比较特别，请把新的说全，例如：改日程 ${id} 到 每周四下午3点`,
  en: `${id} repeats in a way of its own; please say all of the new one, as in: edit-event ${id} to every Thursday 3pm`,
});
