import { isoDate } from "../dates/iso-date.ts";
import { festivalName } from "./festival-names.ts";
import type { Recurrence } from "../occurrences/recurrence.ts";

/** `每周一、三、五 09:30`, `从 2026-12-01 起每月最后一天 09:00`. */
export function describeInChinese(recurrence: Recurrence): string {
  const { start, until, count, onHoliday } = recurrence;
  const from = start === undefined ? "" : `从 ${isoDate(start)} 起`;
  const more = [
    until === undefined ? "" : `到 ${isoDate(until)} 为止`,
    count === undefined ? "" : `共 ${count} 次`,
    ...exceptions(recurrence).map((one) => `${one}除外`),
    onHoliday === undefined ? "" : holidays[onHoliday],
  ];
  return [from + inMonths(recurrence) + rule(recurrence), ...more]
    .filter((part) => part !== "")
    .join("，");
}

/** 7月、8月每天: months of a rule that is no yearly one. */
function inMonths({ freq, byMonth }: Recurrence): string {
  if (byMonth === undefined || freq === "YEARLY" || freq === "MONTHLY") return "";
  return byMonth.map((month) => `${month}月`).join("、");
}

const holidays = {
  skip: "遇休息日跳过",
  before: "遇休息日提前到前一个工作日",
  after: "遇休息日顺延到后一个工作日",
};

function rule(recurrence: Recurrence): string {
  const { freq, interval, times, between } = recurrence;
  if (freq !== "MINUTELY" && freq !== "HOURLY") return `${days(recurrence)} ${times.join("、")}`;
  const unit = freq === "MINUTELY" ? "分钟" : "小时";
  const every = interval === 1 ? `每${unit}` : `每${interval}${unit}`;
  const within = between === undefined ? "" : `${between.from} 到 ${between.to} `;
  const { byDay, calendar } = recurrence;
  const on =
    byDay === undefined && calendar === undefined
      ? ""
      : `${days({ ...recurrence, freq: "WEEKLY", interval: 1 })} `;
  return on + within + every;
}

function days(recurrence: Recurrence): string {
  const { freq, interval, byDay, calendar } = recurrence;
  const every = interval === 1 ? "每" : `每${interval}`;
  if (freq === "WEEKLY") {
    if (calendar !== undefined) return "每个工作日";
    return interval === 1 ? `每周${weekdays(byDay)}` : `${every}周的周${weekdays(byDay)}`;
  }
  if (freq === "MONTHLY") {
    return `${interval === 1 ? "每月" : `${every}个月`}${daysOfMonth(recurrence)}`;
  }
  if (freq === "YEARLY") return `${every}年${daysOfYear(recurrence)}`;
  return calendar === undefined ? `${every}天` : `${every}个工作日`;
}

function daysOfYear(recurrence: Recurrence): string {
  const { lunar, festival, byMonth, byMonthDay } = recurrence;
  if (lunar !== undefined) return `农历${lunarMonths[lunar.month - 1]}${lunarDay(lunar.day)}`;
  if (festival !== undefined) return festivalName(festival).zh;
  const months = (byMonth ?? []).map((month) => `${month}月`);
  const [first = ""] = months;
  if (months.length > 1) return `${months.join("、")}的${daysOfMonth(recurrence)}`;
  return first + daysOfMonth(recurrence).replaceAll("号", byMonthDay === undefined ? "号" : "日");
}

function daysOfMonth({ byMonthDay, byDay, calendar, bySetPos, start }: Recurrence): string {
  if (calendar !== undefined && bySetPos !== undefined) return `${place(bySetPos)}个工作日`;
  if (byDay !== undefined && bySetPos !== undefined) {
    return `${place(bySetPos)}个周${weekdays(byDay)}`;
  }
  if (byDay !== undefined) {
    return byDay
      .map(
        ({ weekday, nth }) => `${nth === undefined ? "每" : place(nth)}个周${weekdayName(weekday)}`,
      )
      .join("、");
  }
  return (byMonthDay ?? [start?.day ?? 1]).map(dayOfMonth).join("、");
}

function dayOfMonth(day: number): string {
  if (day > 0) return `${day}号`;
  return day === -1 ? "最后一天" : `倒数第${numeral(-day)}天`;
}

function place(nth: number): string {
  if (nth === -1) return "最后一";
  return nth > 0 ? `第${numeral(nth)}` : `倒数第${numeral(-nth)}`;
}

function weekdays(byDay: Recurrence["byDay"] = [{ weekday: 1 }]): string {
  return byDay.map(({ weekday }) => weekdayName(weekday)).join("、");
}

function weekdayName(weekday: number): string {
  return "一二三四五六日".charAt(weekday - 1);
}

function exceptions({ except }: Recurrence): readonly string[] {
  if (except === undefined) return [];
  const { dates = [], weekdays: excepted = [], holidays: areHolidays = false } = except;
  return [
    ...excepted.map((weekday) => `周${weekdayName(weekday)}`),
    ...dates.map(isoDate),
    ...(areHolidays ? ["节假日"] : []),
  ];
}

const digits = "零一二三四五六七八九";
const lunarMonths = "正 二 三 四 五 六 七 八 九 十 冬 腊".split(" ").map((name) => `${name}月`);

function numeral(value: number): string {
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 && tens > 0 ? "" : digits.charAt(value % 10);
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : digits.charAt(tens)}十${ones}`;
}

function lunarDay(day: number): string {
  if (day <= 10) return `初${numeral(day)}`;
  return day > 20 && day < 30 ? `廿${digits.charAt(day % 10)}` : numeral(day);
}
