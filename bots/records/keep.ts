import { dayAt, defineStep, ReplyError, type StepContext } from "../../src/index.ts";
import { allCertificates, findCertificate, findPlace, keepCertificate } from "./cabinet.ts";
import type { Certificate } from "./certificate.ts";
import { certificateLine, keepersOf } from "./shown.ts";

/** Adds a certificate; the first one said in a group brings the warnings there. */
export const add = defineStep(async (ctx) => {
  const { say, message } = ctx;
  const name = String(ctx.with["name"]).trim();
  const table = await allCertificates(ctx.memory.pack, ctx.with["table"]);
  if (table.certificates.some((one) => one.name === name)) {
    throw new ReplyError(
      say({
        zh: `「${name}」已经登记了。换日期：证书续期 ${name} 2027-01-31`,
        en: `“${name}” is there already. Another date: renew-certificate ${name} 2027-01-31`,
      }),
    );
  }
  const said = ctx.with["owner"];
  const [owner = message.sender.id] = Array.isArray(said) ? said.map(String) : [];
  const certificate = { name, expires: dayOf(ctx), owner, note: null };
  await keepCertificate(ctx.memory.pack, ctx.with["table"], { name, certificate });
  const isFirst = (await findPlace(ctx.memory.pack)) === undefined;
  if (isFirst && message.conversation.kind === "group") takePlace(ctx);
  ctx.reply(
    say({
      zh: `✅ 已登记 ${await lineOf(ctx, certificate)}。到期前 30、14、7、3、1 天和过期后提醒｜删除：删除证书 ${name}`,
      en: `✅ Added ${await lineOf(ctx, certificate)}. I warn 30, 14, 7, 3 and 1 days before, and when it is over | to undo: remove-certificate ${name}`,
    }),
  );
});

/** Gives a certificate another last day. */
export const renew = defineStep(async (ctx) => {
  const before = await theCertificate(ctx);
  const certificate = { ...before, expires: dayOf(ctx) };
  await keepCertificate(ctx.memory.pack, ctx.with["table"], { name: before.name, certificate });
  const [was, line] = [before.expires, await lineOf(ctx, certificate)];
  ctx.reply(
    ctx.say({ zh: `✅ 已续期 ${line}，原来到 ${was}`, en: `✅ Renewed ${line}, was ${was}` }),
  );
});

/** Takes a certificate away. */
export const remove = defineStep(async (ctx) => {
  const { name, expires } = await theCertificate(ctx);
  await keepCertificate(ctx.memory.pack, ctx.with["table"], { name, certificate: null });
  ctx.reply(
    ctx.say({
      zh: `✅ 已删除「${name}」，不再提醒｜恢复：登记证书 ${name} ${expires}`,
      en: `✅ Removed “${name}”, no more warnings | to undo: add-certificate ${name} ${expires}`,
    }),
  );
});

/** Brings the warnings to this group. */
export const here = defineStep((ctx) => {
  if (ctx.message.conversation.kind !== "group") {
    throw new ReplyError(
      ctx.say({ zh: "请到要收提醒的群里说。", en: "Please say it in a group." }),
    );
  }
  takePlace(ctx);
  ctx.reply(
    ctx.say({
      zh: "✅ 以后证书到期提醒和月末提醒都发到这个群。",
      en: "✅ Warnings of certificates and the month-end note come to this group from now on.",
    }),
  );
});

function takePlace({ message, memory }: StepContext): void {
  memory.pack.set("place", { robot: message.robot, conversation: message.conversation.id });
}

function dayOf({ with: given, zone }: StepContext): string {
  return dayAt(Number(given["expires"]), zone);
}

async function lineOf(ctx: StepContext, certificate: Certificate): Promise<string> {
  const names = await ctx.people.names(keepersOf([certificate]));
  return certificateLine(certificate, ctx, { today: dayAt(ctx.now, ctx.zone), names });
}

/** The one that is meant, if the sender may change it: who keeps it may, and anybody where nobody does. */
async function theCertificate(ctx: StepContext): Promise<Certificate> {
  const { say, caller, message } = ctx;
  const words = String(ctx.with["name"]);
  const found = findCertificate(await allCertificates(ctx.memory.pack, ctx.with["table"]), words);
  if (isList(found)) {
    const names = found.map(({ name }) => name).join(say({ zh: "、", en: ", " }));
    throw new ReplyError(
      found.length === 0
        ? say({
            zh: `没有叫「${words}」的证书。看全部：全部证书`,
            en: `No certificate is called “${words}”. All: all certificates`,
          })
        : say({ zh: `哪一个？${names}`, en: `Which one? ${names}` }),
    );
  }
  const { owner } = found;
  const isAdmin = ["records-admin", "admin"].some((role) => caller.roles.has(role));
  if (owner === null || owner === message.sender.id || isAdmin) return found;
  const name = (await ctx.people.names([owner])).get(owner) ?? owner;
  throw new ReplyError(
    say({
      zh: `「${found.name}」由 ${name} 负责，请 TA 来改，或找有 records-admin、admin 角色的人。`,
      en: `“${found.name}” is kept by ${name}. Please ask them, or somebody with the role records-admin or admin.`,
    }),
  );
}

function isList(found: Certificate | readonly Certificate[]): found is readonly Certificate[] {
  return Array.isArray(found);
}
