import type { EventText } from "../core/event-service.ts";
import { readEventWords, withoutEventWords } from "../time/event-words.ts";

/**
 * What the words of an event say besides its title: 在3号会议室 产品评审 1小时 提前10分钟提醒. What they do not say is left
 * out.
 */
export function readEventText(text: string): EventText {
  const { spans, ...words } = readEventWords(text);
  const bare = tidy(withoutEventWords(text, { ...words, spans }));
  const { place, rest } = readPlace(bare);
  const title = tidy(rest);
  const { allDay, lengthMs, remindBefore } = words;
  return {
    title,
    allDay,
    ...(lengthMs === undefined ? {} : { lengthMs }),
    ...(remindBefore === undefined ? {} : { remindBefore }),
    ...(place === undefined ? {} : { place }),
  };
}

/** The place of an event, and its text without it. */
function readPlace(text: string): { readonly place?: string; readonly rest: string } {
  for (const pattern of places) {
    const found = pattern.exec(text);
    const place = found?.groups?.["place"]?.trim() ?? "";
    if (found === null || place === "" || Array.from(place).length > mostPlaceChars) continue;
    const before = text.slice(0, found.index).trimEnd();
    const rest = `${before} ${text.slice(found.index + found[0].length)}`;
    return { place, rest };
  }
  return { rest: text };
}

const mostPlaceChars = 60;

const room = String.raw`(?:会议室|会议厅|会客室|洽谈室|洽谈间|培训室|培训中心|活动室|办公室|报告厅|多功能厅|大厅|前台|茶水间|休息室|实验室|教室|食堂|餐厅|饭店|酒店|咖啡厅|咖啡馆|咖啡店|茶馆|公园|广场|机场|车站|仓库|车间|工厂|工地|总部|公司|大厦|大楼|中心|园区|客户那边|客户那|客户处|线上|腾讯会议|钉钉会议|飞书|楼下|楼上|门口)(?:门口|里面|里|那边)?`;
const numbered = String.raw`(?:[a-z]?\d{1,4}[a-z]?|[一二三四五六七八九十]{1,3})(?:号|层|楼|室|房间|座|栋)?`;
const inside = String.raw`[^\s,，。;；、:：和跟与@]`;

const places: readonly RegExp[] = [
  /(?:[,，;；\s]|^)(?:会议)?(?:地点|地址|位置|会议室|place|location|where|venue|room)\s?(?:[:：]|是|在|为)\s?(?<place>[^,，;；。]+)/iu,
  new RegExp(
    String.raw`(?:地点)?(?:在|去|到|于)\s?(?<place>${inside}{0,14}?${room})(?!的|年会|上)(?:[来里]?)`,
    "iu",
  ),
  new RegExp(
    String.raw`(?:在|于)\s?(?<place>${numbered}(?:${numbered})?)(?=开|碰|见|聊|讨论|评审|面试|[\s,，。;；]|$)`,
    "iu",
  ),
  new RegExp(
    String.raw`(?<=^|[\s,，;；])(?<place>${inside}{0,14}?(?:会议室|会议厅|培训室|报告厅|办公室))(?=[\s,，;；]|$)`,
    "iu",
  ),
  /(?<=^|[\s,，;；])(?<place>线上|腾讯会议|钉钉会议|视频会议室)(?=[\s,，;；开]|$)/u,
  new RegExp(
    String.raw`^(?<place>${inside}{0,8}?(?:\d+号?|[大小])?(?:会议室|会议厅|培训室))(?=\S)`,
    "iu",
  ),
  /(?<=^|[\s,])(?:in|at|@)\s(?:the\s)?(?<place>(?:(?:meeting|conference|board|training|big|small|large|main)\s)*(?:room|office|lobby|cafe|cafeteria|canteen|auditorium|hall|boardroom|hq|lab|zoom|teams|reception|restaurant|hotel|airport|warehouse|factory)(?:\s(?:no\.?\s?)?[a-z]?\d{1,4}[a-z]?|\s[a-z](?![a-z]))?)(?=$|[\s,.;])/iu,
  /(?<=^|[\s,])(?:in|at|@)\s(?:the\s)?(?<place>(?:\w+\s){1,3}?(?:room|office|lobby|cafe|cafeteria|canteen|auditorium|hall|hotel|restaurant|building|tower|centre|center|campus|park|house))(?=$|[\s,.;])/iu,
  /(?<=^|[\s,])(?:in|at|@)\s(?<place>(?:room\s)?[a-z]?\d{2,4}[a-z]?)(?=$|[\s,.;])/iu,
];

/** Without separators at its ends and doubled spaces. */
function tidy(text: string): string {
  return text
    .replace(/\s{2,}/gu, " ")
    .trim()
    .replace(/\s(?:with|and|at|on|in|for)$/iu, "")
    .replace(/^[\s,，、:：;；。.!！的—–-]+|[\s,，、:：;；。.—–-]+$/gu, "")
    .trim();
}
