import { dayAt, defineSchedule, plusDays } from "../../src/index.ts";
import { allCertificates, findPlace } from "./cabinet.ts";
import { stageOf, type Certificate } from "./certificate.ts";
import { certificateLine, keepersOf } from "./shown.ts";

/** Warns of certificates that have come to a stage of which nobody was told. */
export const warn = defineSchedule(async (ctx) => {
  const { memory, zone } = ctx;
  const place = await findPlace(memory.pack);
  if (place === undefined) return;
  const today = dayAt(ctx.slot, zone);
  const { certificates } = await allCertificates(memory.pack, ctx.with["table"]);
  const told = await memory.pack.list("told:");
  const due = certificates.filter((one) => {
    const stage = stageOf(one, today);
    return stage !== undefined && told.get(`told:${one.name}`) !== stageText(one, stage);
  });
  if (due.length === 0) return;
  for (const one of due) {
    memory.pack.set(`told:${one.name}`, stageText(one, stageOf(one, today) ?? 0));
  }
  const destination = { kind: "group", ...place } as const;
  const mentions = keepersOf(due);
  const speech = await ctx.inLanguageOf(destination, { mentions });
  const names = await ctx.people.names(mentions);
  const [first] = due;
  const lines = [
    speech.say({ zh: "⏰ 证书到期提醒", en: "⏰ Certificates that expire" }),
    ...due.map((one) => `· ${certificateLine(one, speech, { today, names })}`),
    speech.say({
      zh: `续好了就说：证书续期 ${first?.name} 2027-01-31`,
      en: `Once renewed, say: renew-certificate ${first?.name} 2027-01-31`,
    }),
  ];
  ctx.postTo(destination, lines.join("\n"), { mentions });
});

/** What is kept of a warning: a certificate that was renewed is warned of again. */
function stageText({ expires }: Certificate, stage: number): string {
  return `${expires} ${stage}`;
}

/** Says what is to be done at the end of the month, and what expires in the next. */
export const monthEnd = defineSchedule(async (ctx) => {
  const { memory, zone } = ctx;
  const place = await findPlace(memory.pack);
  if (place === undefined) return;
  const today = dayAt(ctx.slot, zone);
  const next = plusDays(`${today.slice(0, 7)}-28`, 4).slice(0, 7);
  const { certificates } = await allCertificates(memory.pack, ctx.with["table"]);
  const expiring = certificates.filter(({ expires }) => expires.startsWith(next));
  const destination = { kind: "group", ...place } as const;
  const speech = await ctx.inLanguageOf(destination);
  const names = await ctx.people.names(keepersOf(expiring));
  const lines = [
    speech.say({ zh: String(ctx.with["zh"]), en: String(ctx.with["en"]) }),
    ...(expiring.length === 0
      ? []
      : [
          speech.say({
            zh: "📇 下个月到期的证书：",
            en: "📇 Certificates that expire next month:",
          }),
        ]),
    ...expiring.map((one) => `· ${certificateLine(one, speech, { today, names })}`),
  ];
  ctx.postTo(destination, lines.join("\n"));
});
