const chinese: readonly string[] = [
  ..."开个短会 开个小会 开一个会 开个会 开短会 开视频会 开电话会 开会 视频会议 电话会议 线上会议 会议".split(
    " ",
  ),
  ..."例会 周会 月会 晨会 早会 夕会 站会 评审会 复盘会 讨论会 启动会 总结会 汇报会 分享会 动员会 座谈会".split(
    " ",
  ),
  ..."协调会 对齐会 需求会 项目会 部门会 全员会 年会 家长会 培训会 宣讲会 研讨会 沟通会 碰头会 交流会".split(
    " ",
  ),
  ..."见面会 欢送会 欢迎会 生日会 董事会 股东会 班会 预算会 产品会 技术会 销售会 财务会 运营会 选题会".split(
    " ",
  ),
  ..."策划会 的会 碰个头 碰个面 碰头 碰面 碰一下 评审 复盘 面试 培训 团建 聚餐 聚会 出差 答辩 路演".split(
    " ",
  ),
  ..."演练 演示 体检 拜访 参观 验收 盘点 约会 头脑风暴".split(" "),
];

const english: readonly string[] = [
  ..."meeting call sync stand-up standup review retro retrospective interview workshop".split(" "),
  ..."training appointment event demo kickoff kick-off 1:1 1-1 one-on-one all-hands catch-up catchup".split(
    " ",
  ),
  ..."lunch dinner breakfast coffee session offsite off-site webinar brainstorm party".split(" "),
  "town hall",
];

/** What people meet for, at the end of what was said, as a piece of a sentence. */
export const kindWords = `{kind:(${chinese.join("|")})}`;

/** The same in English. */
export const englishKindWords = `{kind:(${english.join("|")})}`;

/** With more of it behind: 开会讨论预算. */
export const openingWords =
  "{opening:(开个短会|开个小会|开个会|开会|碰个头|碰头|碰一下|面试|培训|拜访)}";

/** An event that is told by its words: 产品评审会, the design review. */
export const calledPattern = String.raw`(?i:\p{Script=Han}{0,12}?(?:${chinese.join("|")}|会)|(?:[a-z][a-z-]* ){0,4}?(?:${english.join("|")}))`;

/** 30分钟, 一个半小时, 2 hours. */
export const lengthPattern = String.raw`(?i:(?:\d{1,3}(?:\.\d)?|[半一二两三四五六七八九十]{1,3})(?:个半|个)?(?:小时|钟头|分钟|刻钟|天|周|星期)|(?:\d{1,3}|half an?|an?|one|two|three|fifteen|thirty) ?(?:hours?|hrs?|h|minutes?|mins?|m|days?|weeks?)(?: and a half)?)`;

/** A room: 5号会议室, room 5, the big room. */
export const roomPattern = String.raw`(?i:\S{0,12}?(?:会议室|会议厅|培训室|办公室|报告厅|线上|腾讯会议|钉钉会议|食堂|楼下|餐厅|大厅)|[a-z]?\d{3,4}室?|(?:the )?(?:[a-z]+ ){0,3}?(?:room|office|lobby|hall|boardroom|zoom|auditorium|cafeteria)(?: [a-z]?\d{0,4}[a-z]?)?)`;
