import type { CommandDefinition, Permission } from "../commands/definition.ts";
import { commandName } from "../commands/usage.ts";
import { minuteMs } from "../core/clock.ts";
import type { AuditStore } from "../core/audit.ts";
import { textsOf } from "../texts/texts-of.ts";
import type { BotContext } from "./bot-context.ts";
import type { SpeechOptions } from "./speech.ts";

/** A run leaves two records: one when it waits, one when it ends. */
const recordsPerUse = 3;

/** Why a command may not be run at this moment, in words: its hours, or how often it was. */
export async function denyNow(
  { message, now, locale }: BotContext,
  definition: CommandDefinition,
  options: Pick<SpeechOptions, "formats"> & {
    readonly stores: { readonly audit: Pick<AuditStore, "list"> };
  },
): Promise<string | undefined> {
  const { hours, rate } = definition.allow ?? {};
  const texts = textsOf(locale);
  const name = commandName(definition, locale);
  if (hours !== undefined && !hours.isOpen(now)) return texts.deniedNow(name, hours.said);
  if (rate === undefined) return undefined;
  const uses = await usesOf(options.stores.audit, rate, {
    person: message.sender.id,
    command: definition.name,
    now,
  });
  const first = uses.at(-1);
  if (first === undefined || uses.length < rate.times) return undefined;
  const again = options.formats(locale).formatTime(first + rate.perMs, now);
  return texts.deniedOften(name, rate.times, Math.ceil(rate.perMs / minuteMs), again);
}

/** When somebody ran it last, the newest first. */
async function usesOf(
  audit: Pick<AuditStore, "list">,
  { times, perMs }: NonNullable<Permission["rate"]>,
  { now, ...about }: { readonly person: string; readonly command: string; readonly now: number },
): Promise<readonly number[]> {
  const records = await audit.list({
    ...about,
    since: now - perMs,
    limit: times * recordsPerUse,
  });
  const uses = new Map<string, number>();
  for (const [index, { outcome, reference, at }] of records.entries()) {
    if (outcome !== "denied") uses.set(reference ?? `${index}`, at);
  }
  return [...uses.values()].slice(0, times);
}
