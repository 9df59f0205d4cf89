import { dayAt, daysBetween, defineStep } from "../../src/index.ts";
import { allCertificates, findPlace } from "./cabinet.ts";
import type { Certificate } from "./certificate.ts";
import { certificateLine, keepersOf } from "./shown.ts";

const soonDays = 60;
const mostShown = 30;

/** Lists certificates: those that expire within two months, in a stretch of days, or all. */
export const list = defineStep(async (ctx) => {
  const { zone, say, with: given } = ctx;
  const today = dayAt(ctx.now, zone);
  const { certificates, unread } = await allCertificates(ctx.memory.pack, given["table"]);
  const from = typeof given["from"] === "number" ? dayAt(given["from"], zone) : undefined;
  const to = typeof given["to"] === "number" ? dayAt(given["to"], zone) : from;
  const isWanted = ({ expires }: Certificate): boolean => {
    if (from !== undefined && to !== undefined) return expires >= from && expires <= to;
    return given["which"] === "all" || daysBetween(today, expires) <= soonDays;
  };
  const wanted = certificates.filter(isWanted);
  const names = await ctx.people.names(keepersOf(wanted));
  const shown = wanted.slice(0, mostShown);
  const more = wanted.length - shown.length;
  ctx.reply(
    [
      ...(wanted.length === 0
        ? [say(nothing(certificates.length))]
        : [say(heading(wanted.length))]),
      ...shown.map((one) => `· ${certificateLine(one, ctx, { today, names })}`),
      ...(more > 0 ? [say({ zh: `还有 ${more} 个没列出`, en: `and ${more} more` })] : []),
      ...(unread.length === 0 ? [] : [say(cannotRead(unread))]),
      ...((await findPlace(ctx.memory.pack)) === undefined ? [say(noPlace)] : []),
    ].join("\n"),
  );
});

const heading = (count: number) => ({ zh: `📇 ${count} 个证书`, en: `📇 Certificates: ${count}` });

const nothing = (all: number) =>
  all === 0
    ? {
        zh: "还没有登记证书。登记一个：登记证书 网站证书 2027-01-31",
        en: "No certificates yet. Add one: add-certificate website 2027-01-31",
      }
    : {
        zh: `没有要到期的，共登记了 ${all} 个。全部：全部证书`,
        en: `None expires then; ${all} are known. To see them: all certificates`,
      };

const cannotRead = (rows: readonly number[]) => ({
  zh: `⚠️ 证书表第 ${rows.join("、")} 行没读懂，日期写成 2027-01-31 这样`,
  en: `⚠️ Rows ${rows.join(", ")} of the table could not be read; dates are like 2027-01-31`,
});

const noPlace = {
  zh: "到期提醒还没有群可发，在要收提醒的群里说：证书提醒发到这里",
  en: "No group has the warnings yet. In the group that is to have them, say: certificates-here",
};
