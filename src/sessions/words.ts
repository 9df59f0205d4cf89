import { halfWidth } from "../time/grammar/half-width.ts";

/** Whether somebody wants to be asked no more: 算了, never mind. */
export function isLeaving(text: string): boolean {
  return leaving.has(plain(text));
}

/** Whether an answer agrees: 是, 好的, y. */
export function isYes(text: string): boolean {
  return yes.has(plain(text));
}

/** Whether an answer declines: 不, 不用, n. */
export function isNo(text: string): boolean {
  return no.has(plain(text));
}

/** The number of a choice: `2`, `第二个`, `选2`; undefined when it is none of `count`. */
export function choiceOf(text: string, count: number): number | undefined {
  const said =
    /^(?:选|選|第)?\s*([1-9]|[一二两三四五六七八九])\s*(?:个|個|项|項|条|條|号|種|种)?$/u.exec(
      plain(text),
    )?.[1];
  if (said === undefined) return undefined;
  const digit = "一二三四五六七八九".indexOf(said.replace("两", "二"));
  const number = digit === -1 ? Number(said) : digit + 1;
  return number >= 1 && number <= count ? number : undefined;
}

/** The one text among those offered that has a word: `T3` of 完成 T1, 完成 T3. */
export function textNamed(said: string, texts: readonly string[]): string | undefined {
  const word = plain(said);
  const found = texts.filter((text) => plain(text).split(/\s+/u).includes(word));
  return word !== "" && found.length === 1 ? found[0] : undefined;
}

function plain(text: string): string {
  return halfWidth(text)
    .trim()
    .toLowerCase()
    .replace(/[\s,，。.!！?？~～…]+$/u, "")
    .replace(/(?<=.)[吧了啦呀啊的哈]$/u, "");
}

const leaving = new Set(
  [
    "算",
    "不用",
    "不要",
    "不弄",
    "不做",
    "取消",
    "放弃",
    "退出",
    "结束",
    "结束会话",
    "没事",
    "停",
    "停止",
  ].concat(["cancel", "stop", "quit", "exit", "never mind", "nevermind", "forget it", "abort"]),
);
const yes = new Set(
  [
    "是",
    "对",
    "對",
    "好",
    "行",
    "可以",
    "嗯",
    "嗯嗯",
    "确认",
    "確認",
    "确定",
    "同意",
    "没错",
    "要",
    "发",
    "发送",
    "通过",
    "批准",
    "没问题",
  ].concat([
    "y",
    "yes",
    "yeah",
    "yep",
    "ok",
    "okay",
    "sure",
    "right",
    "correct",
    "1",
    "confirm",
    "confirmed",
    "approve",
    "approved",
    "agree",
    "agreed",
    "go ahead",
    "do it",
    "send",
    "send it",
    "yes please",
  ]),
);
const no = new Set(
  [
    "不",
    "不是",
    "不对",
    "否",
    "不行",
    "不可以",
    "拒绝",
    "不同意",
    "不发",
    "别发",
    "驳回",
    "先不发",
    "不批准",
  ].concat(["n", "no", "nope", "wrong", "don't", "do not", "reject", "decline"]),
);

/** Whether somebody agrees or declines, and what: `同意 K7Q2MX`. */
export function decisionOf(
  text: string,
): { readonly agrees: boolean; readonly id: string | undefined } | undefined {
  const [, word = "", code] = decisionForm.exec(plain(text)) ?? [];
  const agrees = agreeing.has(word);
  if (!agrees && !declining.has(word)) return undefined;
  // Nobody types an id with I, L, O or U (Crockford's base 32).
  const id = code?.toUpperCase().replace(/[IL]/gu, "1").replaceAll("O", "0");
  return { agrees, id };
}

const decisionForm = /^(\p{Script=Han}{2,3}|[a-z]+)\s*#?([0-9a-z]{6})?$/u;
const agreeing = new Set("同意 批准 通过 agree approve yes".split(" "));
const declining = new Set("拒绝 不同意 驳回 不批准 decline reject no".split(" "));
