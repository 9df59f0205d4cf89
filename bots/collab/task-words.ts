/** One's own tasks. */
export const mineWords: readonly string[] = ["我的", "我", "自己的", "my", "me"];

/** Everybody's here. */
export const groupWords: readonly string[] = [
  "本群",
  "群",
  "大家",
  "全部",
  "all",
  "群里",
  "咱们群",
  "我们群",
  "我们",
  "这个群",
  "所有",
  "所有人",
  "团队",
  "our",
  "group's",
  "the group's",
  "team",
  "everyone",
  "everyone's",
  "this group",
  "the group",
  "the team",
  "us",
];

/** Not done yet. */
export const openWords: readonly string[] = [
  "未完成",
  "进行中",
  "待办",
  "没完成",
  "没做完",
  "没做",
  "未做",
  "没弄完",
  "没搞定",
  "unfinished",
  "pending",
  "undone",
  "not done",
  "left",
  "remaining",
];

/** Done. */
export const doneWords: readonly string[] = [
  "已完成",
  "完成",
  "完成了",
  "做完",
  "做完了",
  "搞定了",
  "结束了",
  "finished",
  "completed",
  "closed",
];

/** Not done in time. */
export const overdueWords: readonly string[] = [
  "逾期",
  "过期",
  "超期",
  "逾期了",
  "过期了",
  "超期了",
  "超时",
  "超时了",
  "拖期",
  "延期了",
  "late",
  "past due",
  "expired",
];
