import { daysBetween, renderDay, type CommandContext } from "../../src/index.ts";
import type { Certificate } from "./certificate.ts";

type Speech = Pick<CommandContext, "say" | "locale">;

/** `网站证书：还有 14 天（12-07 周一），负责人 韩梅梅`. */
export function certificateLine(
  { name, expires, owner, note }: Certificate,
  { say, locale }: Speech,
  { today, names }: { readonly today: string; readonly names: ReadonlyMap<string, string> },
): string {
  const left = daysBetween(today, expires);
  const day = renderDay(expires, locale, today);
  const when = say(leftText(left));
  const keeper = owner === null ? undefined : (names.get(owner) ?? owner);
  const parts = [
    say({ zh: `${when}（${day}）`, en: `${when} (${day})` }),
    ...(keeper === undefined ? [] : [say({ zh: `负责人 ${keeper}`, en: `kept by ${keeper}` })]),
    ...(note === null ? [] : [note]),
  ];
  return say({ zh: `${name}：${parts.join("，")}`, en: `${name}: ${parts.join(", ")}` });
}

function leftText(left: number) {
  if (left < 0) return { zh: `已过期 ${-left} 天`, en: `expired ${days(-left)} ago` };
  if (left === 0) return { zh: "今天到期", en: "expires today" };
  return { zh: `还有 ${left} 天`, en: `${days(left)} left` };
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

/** Those who keep certificates and can be @-ed; a name in Chinese is no user id. */
export function keepersOf(certificates: readonly Certificate[]): readonly string[] {
  const owners = certificates.flatMap(({ owner }) => owner ?? []);
  return [...new Set(owners)].filter((one) => /^[\w.-]+$/u.test(one));
}
