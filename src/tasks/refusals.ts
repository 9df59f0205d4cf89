import type { Localized } from "../core/locale.ts";
import type { Task } from "../core/task.ts";

// Each says what to do instead.

export const notYours = ({ id }: Task): Localized => ({
  zh: `${id} 不是分配给你的，也不是你分配的，所以你不能改它。想说点什么可以：备注 ${id} …`,
  en: `${id} was neither assigned to you nor by you, so you cannot change it. To say something about it: comment ${id} …`,
});

export const notYoursToDrop = ({ id }: Task): Localized => ({
  zh: `只有派任务的人或管理员能取消 ${id}。你可以完成它，或者转给别人：转给 @同事 ${id}`,
  en: `Only whoever assigned ${id} or an admin may drop it. You can finish it, or hand it over: hand-over ${id} @someone`,
});

export const notYoursToTakeUp = ({ id }: Task): Localized => ({
  zh: `${id} 已经取消了，只有派任务的人或管理员能重开它。`,
  en: `${id} was dropped; only whoever assigned it or an admin may take it up again.`,
});

export const isDropped = ({ id }: Task): Localized => ({
  zh: `${id} 已经取消了。要继续做请先说：重开 ${id}`,
  en: `${id} was dropped. To take it up again, say: reopen ${id}`,
});

export const severalShares = ({ id }: Task): Localized => ({
  zh: `${id} 有几个人在做，请让要转出去的人自己说：转给 @同事 ${id}`,
  en: `Several people have a share in ${id}; please let the one who gives it away say: hand-over ${id} @someone`,
});

export const nothingToHandOver = ({ id }: Task): Localized => ({
  zh: `${id} 的这一份已经做完了，不用再转。要重做请先说：重开 ${id}`,
  en: `That share of ${id} is done already. To do it again, say: reopen ${id}`,
});

export const tooManyPeople = (most: number): Localized => ({
  zh: `一个任务最多 ${most} 个人，请分成几个任务。`,
  en: `A task is for ${most} people at most; please make several tasks of it.`,
});
