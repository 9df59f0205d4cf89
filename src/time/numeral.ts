const digits = "零一二三四五六七八九";

/** The source of a pattern for a number up to 99 in Chinese, or in digits. */
export const numeralSource =
  "(?:\\d{1,12}|[一二两兩俩三四五六七八九]?十[一二三四五六七八九]?|[零一二两兩俩三四五六七八九])";

/** The value of what `numeralSource` matched. */
export function numeralValue(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  const plain = text.replace(/[两兩俩]/gu, "二");
  const ten = plain.indexOf("十");
  if (ten === -1) return digits.indexOf(plain);
  const tens = ten === 0 ? 1 : digits.indexOf(plain.charAt(0));
  return tens * 10 + Math.max(0, digits.indexOf(plain.charAt(ten + 1) || "零"));
}
