import { likelyChoice, namesIn, type Choices } from "../choice.ts";
import type { ArgSpec } from "../definition.ts";
import { fold } from "../fold.ts";
import { placePattern } from "../list-place.ts";
import { mostMatched } from "../word-value.ts";
import { optionName } from "../option-name.ts";
import { trustedPattern, type TextPattern } from "../text-pattern.ts";

/** A text that slots are read from, and what is known besides. */
export interface SlotText {
  /** Every position is that of `folded`. */
  readonly text: string;
  readonly folded: string;
  /** Whether the message @-s people: an @ has no place in the text, so it may stand anywhere. */
  readonly isAt: boolean;
  /** Whether a time was found, which has been cut out: it may have stood anywhere. */
  readonly hasTime: boolean;
  /** Whether a choice may be said by its sound, or with a slip: tried when nothing fits as it stands. */
  readonly isTolerant: boolean;
}

/** Where an argument that begins at `position` may end, best first; `"any"` for free text. */
export function slotEnds(
  key: string,
  spec: ArgSpec,
  position: number,
  said: SlotText,
): readonly number[] | "any" {
  const ends = oneEnds(key, spec, position, said);
  if (ends === "any" || !("many" in spec) || !spec.many) return ends;
  return ends.flatMap((end) => {
    const gap = /^\s?[,，、;；]\s?/u.exec(said.folded.slice(end))?.[0] ?? "";
    const further = gap === "" ? [] : slotEnds(key, spec, end + gap.length, said);
    return further === "any" ? [end] : [...further, end];
  });
}

function oneEnds(
  key: string,
  spec: ArgSpec,
  position: number,
  said: SlotText,
): readonly number[] | "any" {
  const { folded, hasTime } = said;
  switch (spec.type) {
    case "text":
      return spec.pattern === undefined
        ? "any"
        : patternEnds(spec.matching ?? trustedPattern(spec.pattern), position, said);
    case "time":
      return hasTime ? [position] : [];
    case "file":
      return [position];
    case "flag":
      return wordEnds([optionName(key), ...(spec.names ?? [])].map(fold), position, folded);
    case "choice":
      return choiceEnds(spec.choices, position, said);
    case "mention":
      return peopleEnds(typedName, position, said);
    case "who":
      return peopleEnds(whoWord, position, said);
    case "url": {
      const [end = position] = endsOf(shapes.url, position, said);
      const upToHan = position + folded.slice(position, end).search(/\p{Script=Han}|$/u);
      return end === position ? [] : [...new Set([end, upToHan])];
    }
    case "int":
    case "number": {
      const ends = endsOf(shapes[spec.type], position, said);
      const unit = fold(spec.unit ?? "");
      return ends.flatMap((end) =>
        unit !== "" && folded.startsWith(unit, end) ? [end + unit.length, end] : [end],
      );
    }
    case "duration":
    case "task":
    case "shared-file":
    case "reminder":
    case "event":
    default:
      return endsOf(shapes[spec.type], position, said);
  }
}

/**
 * A name that was typed without an @: 让张三写周报. It is nobody, and the answer asks for the @. The surnames are
 * those of nine in ten people, but for those that are also a beginning of other things (高, 马, 方).
 */
const typedName =
  /(?:[老小阿][王李张刘陈杨黄赵周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶杜苏魏吕丁沈姚卢傅钟姜崔谭汪范石廖贾韦夏邱侯邹熊孟秦薛]|[王李张刘陈杨黄赵周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶杜苏魏吕丁沈姚卢傅钟姜崔谭汪范石廖贾韦夏邱侯邹熊孟秦薛](?:经理|主管|老师|总|工|姐|哥|\p{Script=Han}{1,2}?(?=\p{Script=Han})))/uy;
/** 我的 and 我们 begin something else. */
const whoWord =
  /(?:我自己|我本人|我们|我們|咱们|咱|大家伙|大家|大伙儿|大伙|各位|同事们|全体同事|全体成员|所有人|全员|全体|自己|我(?!们|們|国|國))(?!的)|(?:myself|everyone|everybody|all of us|the whole team|the team|the group|me|us|all)(?![a-z0-9])/y;

const shapes = {
  int: /[+-]?\d{1,15}(?![\d.])|[零〇一二两三四五六七八九十百千万]{1,12}/y,
  number: /[+-]?\d{1,15}(?:\.\d{1,15})?(?![\d.])|[零〇一二两三四五六七八九十百千万]{1,12}/y,
  duration:
    /(?:(?:\d{1,6}(?:\.\d{1,3})?|[半一二两三四五六七八九十百]{1,6})(?:个半|个)?\s?(?:秒钟?|分钟?|刻钟|小时|钟头|天|周|星期|(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|[smhdw])(?![a-z]))半?\s?){1,4}/y,
  task: withPlace(/[t#]?0{0,9}[1-9]\d{0,8}(?![a-z0-9])/),
  reminder: withPlace(/#?r[0-9a-z]{3,12}(?![a-z0-9])/),
  event: /#?e0{0,9}[1-9]\d{0,8}(?![a-z0-9])/y,
  "shared-file": /#?f(?=[a-z]{0,11}\d)[0-9a-z]{3,12}(?![a-z0-9])/y,
  url: /https?:\/\/[^\s，。；、（）「」“”"'<>]+/y,
};

/** An id, or the place in the list that was shown last. */
function withPlace(id: RegExp): RegExp {
  return new RegExp(`${id.source}|${placePattern.source}(?![a-z0-9])`, "y");
}

/** `@name` words that some clients leave in, with what joins them. */
const atNames = /(?:@[^\s@]+(?:\s*(?:和|跟|与|、|,|&|and)?\s*(?=@))?)+/y;

function peopleEnds(word: RegExp, position: number, said: SlotText): readonly number[] {
  if (word === typedName && said.isAt) return [...endsOf(atNames, position, said), position];
  const found = [...endsOf(word, position, said), ...endsOf(atNames, position, said)];
  return said.isAt ? [...found, position] : found;
}

function endsOf(shape: RegExp, position: number, { folded }: SlotText): readonly number[] {
  shape.lastIndex = position;
  const found = shape.exec(folded)?.[0] ?? "";
  const end = position + found.length;
  return found === "" || cutsWord(folded, position) || cutsWord(folded, end) ? [] : [end];
}

/** A pattern sees no more of a text than it may match at all. */
function patternEnds(
  { begins }: TextPattern,
  position: number,
  { folded }: SlotText,
): readonly number[] {
  const length = begins(folded.slice(position, position + mostMatched));
  if (length === undefined || length === 0 || cutsWord(folded, position)) return [];
  return cutsWord(folded, position + length) ? [] : [position + length];
}

/** Where names end that begin at `position`, the longest first. */
function wordEnds(words: readonly string[], position: number, folded: string): readonly number[] {
  const ends = words
    .filter((word) => word !== "" && folded.startsWith(word, position))
    .map((word) => position + word.length)
    .filter((end) => !cutsWord(folded, end));
  return ends.length === 0 || cutsWord(folded, position)
    ? []
    : [...new Set(ends)].toSorted((a, b) => b - a);
}

function choiceEnds(choices: Choices, position: number, said: SlotText): readonly number[] {
  const { folded } = said;
  const names = namesIn(choices).map(({ name }) => name);
  const exact = wordEnds(names, position, folded);
  if (exact.length > 0 || !said.isTolerant || cutsWord(folded, position)) return exact;
  latinWord.lastIndex = position;
  const latin = latinWord.exec(folded)?.[0];
  if (latin !== undefined) {
    return likelyChoice(latin, choices) === undefined ? [] : [position + latin.length];
  }
  hanWord.lastIndex = position;
  const han = hanWord.exec(folded)?.[0] ?? "";
  return [...new Set(names.map((name) => name.length))]
    .filter((length) => length > 1 && length <= han.length)
    .filter((length) => likelyChoice(han.slice(0, length), choices) !== undefined)
    .map((length) => position + length);
}

const latinWord = /[a-z][a-z-]*/y;
const hanWord = /\p{Script=Han}{2,12}/uy;

/** Whether `position` lies between two letters or two digits; 1.4.2 may follow order at once. */
function cutsWord(text: string, position: number): boolean {
  const before = text.charAt(position - 1);
  const behind = text.charAt(position);
  return (letter.test(before) && letter.test(behind)) || (digit.test(before) && digit.test(behind));
}

const letter = /[a-z]/u;
const digit = /\d/u;
