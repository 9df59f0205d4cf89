import type { DaySpec, Piece } from "../grammar/piece.ts";
import { readYearAfter } from "./date-spec.ts";
import { readPartAfterDay } from "./parts.ts";
import { readPeriod } from "./periods.ts";
import { after, type Found, lexicon, type Reader, textAt, type Word } from "./words.ts";

/** Names by festival; `'s` may be written with or without its mark, or be left out. */
const names: Readonly<Record<string, string>> = {
  "new-year": "new year|new year day|new year's|new year's day",
  "new-years-eve": "new year eve|new year's eve|nye",
  valentine: "valentine's|valentine's day|valentine day",
  "women-day": "women's day|international women's day",
  "april-fools": "april fool's day|april fool day|april fools",
  "labour-day":
    "labour day|may day|worker's day|workers' day|international workers' day|international worker's day",
  "us-labor-day": "labor day",
  "children-day": "children's day",
  "teacher-day": "teacher's day",
  "national-day": "national day|chinese national day",
  halloween: "halloween|hallowe'en|halloween day",
  "singles-day": "singles day|single's day|double eleven",
  "christmas-eve": "christmas eve|xmas eve",
  christmas: "christmas|xmas|christmas day|xmas day",
  "boxing-day": "boxing day",
  "all-saints": "all saints' day|all saints day|all saint's day",
  "guy-fawkes": "guy fawkes night|guy fawkes day|bonfire night",
  "groundhog-day": "groundhog day",
  "st-patrick":
    "st patrick's day|st . patrick's day|saint patrick's day|saint patrick day|saint patrick|st patrick",
  "earth-day": "earth day",
  juneteenth: "juneteenth",
  "independence-day": "independence day",
  "veterans-day": "veteran's day|veteran day",
  "mlk-day": "mlk day|martin luther king day|martin luther king jr day|martin luther king jr . day",
  "presidents-day": "president's day|president day",
  "mother-day": "mother's day|mother day",
  "memorial-day": "memorial day",
  "father-day": "father's day|father day",
  "columbus-day": "columbus day",
  thanksgiving: "thanksgiving|thanksgiving day|thanks giving|thanks giving day",
  "black-friday": "black friday",
  "cyber-monday": "cyber monday",
  "shrove-tuesday": "shrove tuesday|pancake day",
  "ash-wednesday": "ash wednesday",
  "palm-sunday": "palm sunday",
  "good-friday": "good friday",
  easter: "easter|easter sunday|easter day",
  "easter-monday": "easter monday",
  "spring-festival-eve":
    "chinese new year eve|chinese new year's eve|lunar new year eve|lunar new year's eve|spring festival eve",
  "spring-festival":
    "chinese new year|chinese new year's day|lunar new year|lunar new year's day|chinese lunar new year|chinese lunar new year's day|spring festival",
  lantern: "lantern festival",
  清明: "qingming|qingming festival|tomb sweeping day|tomb - sweeping day",
  "dragon-boat": "dragon boat festival|dragon boat day",
  qixi: "qixi|qixi festival",
  "mid-autumn": "mid - autumn festival|mid autumn festival|moon festival|mid - autumn",
  "double-ninth": "double ninth festival|chongyang festival",
};

/** Feasts of calendars this bot does not know, whose names hold ones it knows. */
const unknown = [
  "islamic new year",
  "jewish new year",
  "persian new year",
  "tamil new year",
  "orthodox easter",
  "orthodox christmas",
  "fiscal new year",
];

const festivals = lexicon<string>(
  Object.fromEntries(
    Object.entries(names).flatMap(([id, list]) =>
      list.split("|").flatMap((name) => spellings(name).map((spelling) => [spelling, id])),
    ),
  ),
);
const unknownFestivals = lexicon(Object.fromEntries(unknown.map((name) => [name, true])));

function spellings(name: string): readonly string[] {
  if (!name.includes("'s")) return name.includes("s'") ? [name.replace("s'", "s")] : [name];
  return [name, name.replace("'s", "s")];
}

/** christmas, thanksgiving 2027, black friday of this year, next halloween. */
export const readFestival: Reader<DaySpec> = (words, at) => {
  const start = ["next", "this", "the", "coming", "upcoming"].includes(textAt(words, at))
    ? at + 1
    : at;
  const found = festivals(words, start);
  if (found === undefined || isWish(words, at) || isMisspelt(words, start, found.next)) {
    return undefined;
  }
  const year = readYearAfter(words, found.next);
  if (year !== undefined) {
    return {
      value: { kind: "festival", festival: found.value, year: year.value },
      next: year.next,
    };
  }
  const years = readYearsAfter(words, found.next);
  return {
    value: { kind: "festival", festival: found.value, ...(years && { years: years.value }) },
    next: years?.next ?? found.next,
  };
};

/** happy new year */
function isWish(words: readonly Word[], at: number): boolean {
  const before = textAt(words, at - 1);
  return before === "happy" || before === "merry";
}

/** "King' day" is no name; "presidents' day" is one. */
function isMisspelt(words: readonly Word[], start: number, next: number): boolean {
  return words.slice(start, next).some(({ text, isCut }) => isCut && !text.endsWith("s"));
}

/** A festival as a piece, with the part of its day: christmas morning. */
export const readFestivalPiece: Reader<Piece> = (words, at) => {
  const other = unknownFestivals(words, at);
  if (other !== undefined) return { value: { type: "stray" }, next: other.next };
  const day = readFestival(words, at);
  if (day === undefined) return undefined;
  const part = readPartAfterDay(words, day.next);
  const said = part === undefined ? {} : { part: part.value };
  return { value: { type: "day", day: day.value, ...said }, next: part?.next ?? day.next };
};

const holidays = lexicon({
  holidays: true,
  "public holidays": true,
  "national holidays": true,
  "bank holidays": true,
  "legal holidays": true,
  "company holidays": true,
});

/** "holidays" among what is left out: every weekday except holidays. */
export const readHolidays: Reader<Piece> = (words, at) => {
  const found = holidays(words, after(words, at, "on") ?? at);
  const before = words.slice(Math.max(0, at - 12), at);
  const isLeftOut = before.some(({ text }) =>
    ["except", "excluding", "not", "than"].includes(text),
  );
  if (found === undefined || !isLeftOut) return undefined;
  return {
    value: { type: "day", day: { kind: "festival", festival: "holidays" } },
    next: found.next,
  };
};

/** of next year, this year. */
function readYearsAfter(words: readonly Word[], at: number): Found<number> | undefined {
  const period = readPeriod(words, after(words, at, "of") ?? at);
  const offset = period?.value.unit === "year" ? period.value.offset : undefined;
  return period !== undefined && typeof offset === "number"
    ? { value: offset, next: period.next }
    : undefined;
}
