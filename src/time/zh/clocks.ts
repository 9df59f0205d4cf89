import type { ClockSpec, Piece } from "../grammar/piece.ts";
import { isTalkOfPoints } from "./clock-neighbours.ts";
import { readMinutes } from "./clock-minutes.ts";
import { readNumeral, type Numeral } from "./numerals.ts";
import {
  after,
  skip,
  skipSpace,
  textAt,
  textBefore,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";

/** 3点, 三点半, 8点59分, 差五分八点, 15:00, 下3点, 3点pm; two hours: 七八点, 五到六点. */
export const readClock: Reader<Piece> = (tokens, at) =>
  readDigital(tokens, at) ??
  readShort(tokens, at) ??
  readTo(tokens, at) ??
  readHours(tokens, at) ??
  readHour(tokens, at);

/** 15:00, 8:30:15, 9:30pm. */
const readDigital: Reader<Piece> = (tokens, at) => {
  const [hour, colon, minute] = [tokens[at], textAt(tokens, at + 1), tokens[at + 2]];
  if (hour?.type !== "digits" || !isColon(tokens, at, colon) || minute?.type !== "digits")
    return undefined;
  if (hour.text.length > 2 || minute.text.length !== 2 || isJoinedBefore(tokens, at))
    return undefined;
  const third = tokens[at + 4];
  const hasSecond =
    textAt(tokens, at + 3) === ":" && third?.type === "digits" && third.text.length === 2;
  const half = readMeridiem(tokens, hasSecond ? at + 5 : at + 3);
  const next = half?.next ?? skip(tokens, hasSecond ? at + 5 : at + 3, "分", "整");
  const [hours, minutes] = [Number(hour.text), Number(minute.text)];
  const seconds = hasSecond ? Number(third?.text) : undefined;
  if (hours > 24 || minutes > 59 || (seconds ?? 0) > 59 || (hours === 24 && minutes > 0)) {
    return hours > 48 ? undefined : { value: invalid(`${hour.text}:${minute.text}`), next };
  }
  const clock: ClockSpec = {
    hour: hours,
    minute: minutes,
    ...(seconds === undefined ? {} : { second: seconds }),
    ...(half === undefined ? {} : { part: half.value }),
    literal: half !== undefined || hour.text.length === 2 || hours === 0,
    hourOnly: false,
  };
  return { value: { type: "clock", clock }, next };
};

/** 下午3.30 means a colon; 3.30 alone is a number. */
function isColon(tokens: Tokens, at: number, mark: string): boolean {
  return mark === ":" || (mark === "." && dayParts.has(textBefore(tokens, at)));
}

const dayParts = new Set("上午 下午 早上 晚上 中午 凌晨 傍晚 今晚 明晚 明早".split(" "));

/** A part of something longer: 1.15:30, 2:3:15. */
function isJoinedBefore(tokens: Tokens, at: number): boolean {
  const before = textAt(tokens, at - 1);
  return (before === ":" || before === ".") && tokens[at - 2]?.type === "digits";
}

/** 下3点 is 下午3点. */
const readShort: Reader<Piece> = (tokens, at) => {
  if (textAt(tokens, at) !== "下" || textAt(tokens, at + 1) === "一") return undefined;
  const found = readHour(tokens, at + 1);
  if (found?.value.type !== "clock") return undefined;
  return { ...found, value: { type: "clock", clock: { ...found.value.clock, part: "afternoon" } } };
};

/** 差五分八点, 差一刻九点. */
const readTo: Reader<Piece> = (tokens, at) => {
  if (textAt(tokens, at) !== "差") return undefined;
  const number = readNumeral(tokens, skipSpace(tokens, at + 1));
  if (number === undefined) return undefined;
  const unit = after(tokens, number.next, "分", "分钟", "刻");
  const hour =
    unit === undefined ? undefined : readHour(tokens, skip(tokens, skipSpace(tokens, unit), "到"));
  if (unit === undefined || hour?.value.type !== "clock" || !hour.value.clock.hourOnly)
    return undefined;
  const minutes = number.value.value * (textAt(tokens, unit - 1) === "刻" ? 15 : 1);
  return { value: { type: "clock", clock: earlier(hour.value.clock, minutes) }, next: hour.next };
};

/** 八点差五分 is 7:55. */
function earlier(clock: ClockSpec, minutes: number): ClockSpec {
  return { ...clock, hour: (clock.hour + 23) % 24, minute: 60 - minutes, hourOnly: false };
}

/** 七八点, 五到六点, 9~12点半: two hours that share their 点. */
const readHours: Reader<Piece> = (tokens, at) => {
  const first = readNumeral(tokens, at);
  if (first === undefined || first.value.value > 24) return undefined;
  const { value, high } = first.value;
  if (high !== undefined) {
    const last = readHour(tokens, at, { ...first.value, value: high });
    return last === undefined ? undefined : span(value, last);
  }
  const join = after(tokens, first.next, "到", "至", "-", "~");
  const last = join === undefined ? undefined : readHour(tokens, skipSpace(tokens, join));
  return last === undefined || textAt(tokens, at - 1) === "-" ? undefined : span(value, last);
};

function span(hour: number, last: Found<Piece>): Found<Piece> | undefined {
  const isClock = last.value.type === "clock" && last.value.clock.hour > hour - 12;
  if (!isClock) return undefined;
  const first: Piece = { type: "clock", clock: ofHour(hour) };
  return {
    value: { type: "group", pieces: [first, { type: "mark", mark: "to" }, last.value] },
    next: last.next,
  };
}

function ofHour(hour: number): ClockSpec {
  return { hour, minute: 0, literal: isLiteral(hour), hourOnly: true };
}

function isLiteral(hour: number): boolean {
  return hour === 0 || hour > 12;
}

const hourUnits = ["点", "时", "点钟"];

/** 3点, 三点半, 8点59分, 下午三点十五, 三点一刻, 八点整, 23时. */
function readHour(tokens: Tokens, at: number, known?: Numeral): Found<Piece> | undefined {
  const number = readNumeral(tokens, at);
  if (number === undefined || (known === undefined && number.value.high !== undefined))
    return undefined;
  const unit = after(tokens, number.next, ...hourUnits);
  if (unit === undefined || isTalkOfPoints(tokens, at, unit)) return undefined;
  const hour = (known ?? number.value).value;
  if (hour > 24) return hour > 48 ? undefined : { value: invalid(`${hour}点`), next: unit };
  const minutes = readMinutes(tokens, unit, number.value.isDigits);
  const minute = minutes?.value.minute ?? 0;
  if (minute > 59 || (hour === 24 && minute > 0)) {
    return { value: invalid(`${hour}:${minute}`), next: minutes?.next ?? unit };
  }
  const half = readMeridiem(tokens, minutes?.next ?? unit);
  const second = minutes?.value.second;
  const clock: ClockSpec = {
    hour,
    minute: Math.max(0, minute),
    ...(second === undefined ? {} : { second }),
    ...(half === undefined ? {} : { part: half.value }),
    literal: isLiteral(hour) || half !== undefined,
    hourOnly: minutes === undefined,
  };
  const next = half?.next ?? minutes?.next ?? unit;
  return about(tokens, { value: minute < 0 ? earlier(clock, -minute) : clock, next });
}

/** 八点许, 三点多. */
function about(tokens: Tokens, { value, next }: Found<ClockSpec>): Found<Piece> {
  const piece: Piece = { type: "clock", clock: value };
  const end = after(tokens, next, "许", "多", "来钟");
  if (end === undefined || surnames.has(textAt(tokens, end))) return { value: piece, next };
  return { value: { type: "group", pieces: [piece, { type: "mark", mark: "about" }] }, next: end };
}

const surnames = new Set([
  "总",
  "工",
  "经",
  "老",
  "先",
  "女",
  "主",
  "姐",
  "哥",
  "人",
  "个",
  "次",
  "家",
]);

/** am, p.m., a, p behind a clock. */
function readMeridiem(tokens: Tokens, start: number): Found<"am" | "pm"> | undefined {
  const at = skipSpace(tokens, start);
  const text = textAt(tokens, at);
  if (text === "am" || text === "pm") return { value: text, next: at + 1 };
  if (text !== "a" && text !== "p") return undefined;
  const value = text === "a" ? "am" : "pm";
  if (textAt(tokens, at + 1) === "." && textAt(tokens, at + 2) === "m") {
    return { value, next: textAt(tokens, at + 3) === "." ? at + 4 : at + 3 };
  }
  return at === start ? { value, next: at + 1 } : undefined;
}

function invalid(said: string): Piece {
  return {
    type: "invalid",
    why: { zh: `没有 ${said} 这个时间`, en: `there is no time ${said}` },
  };
}
