import type { CardHandler, CardReaction } from "../commands/card-handler.ts";
import type { EventContext, EventHandler, EventReaction } from "../commands/event-handler.ts";
import type { Localized } from "../core/locale.ts";
import type { Group } from "../core/robot.ts";
import { knownEvents } from "../core/platform-event.ts";
import type { Path } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import { findGroup } from "./find-group.ts";
import { langOf } from "./localized.ts";
import { loadHandler } from "./handler-module.ts";
import type { ReactionFile } from "./pack-schema.ts";
import type { PackDraft } from "./setting.ts";
import { fieldsShape, listShape, openShape, valueShape, type Names } from "./template-names.ts";
import { compileContent } from "./templates.ts";
import { varNames } from "./vars.ts";

/** What one entry of `on` came to. */
export type BuiltReaction = { readonly event: EventReaction } | { readonly card: CardReaction };

/** The handler of one entry of `on`; `undefined` when something is wrong with it, which is reported. */
export async function buildReaction(
  draft: PackDraft,
  file: ReactionFile,
  { path, packTitle }: { readonly path: Path; readonly packTitle: Localized },
): Promise<BuiltReaction | undefined> {
  const key = `${draft.name}/on/${Number(path.at(-1)) + 1}`;
  if (file.card !== undefined) {
    const handle = await buildCall(draft, file, path);
    return handle && { card: { key, action: file.card, handle } };
  }
  const events = typeof file.event === "string" ? [file.event] : (file.event ?? []);
  warnOfUnknownEvents(draft, events, [...path, "event"], Array.isArray(file.event));
  const handle =
    file.call === undefined
      ? buildPost(draft, file, { path, packTitle })
      : await buildCall(draft, file, path);
  return handle && { event: { key, events, handle } };
}

/** A handler of either kind: which one it is, the module's author says by how it is defined. */
async function buildCall(
  draft: PackDraft,
  { call, card }: ReactionFile,
  path: Path,
): Promise<(EventHandler & CardHandler) | undefined> {
  if (call === undefined) return undefined;
  const found = await loadHandler(draft, call, [...path, "call"]);
  if (found === undefined) return undefined;
  if (isHandler(found)) return found;
  const [what, define] =
    card === undefined ? ["an event's", "defineEventHandler"] : ["a card's", "defineCardHandler"];
  const message = `\`call\` leads to something that is not ${what} handler`;
  const hint = `export const … = ${define}((ctx) => …)`;
  draft.report(draft.document.problem([...path, "call"], { message, hint }));
  return undefined;
}

function buildPost(
  draft: PackDraft,
  file: ReactionFile,
  { path, packTitle }: { readonly path: Path; readonly packTitle: Localized },
): EventHandler | undefined {
  if (file.post === undefined) return undefined;
  const target = file.to === undefined ? undefined : findGroup(draft, file.to, [...path, "to"]);
  const names: Names = new Map([
    [
      "event",
      fieldsShape({
        type: valueShape,
        at: valueShape,
        users: listShape,
        names: listShape,
        data: openShape,
      }),
    ],
    ["now", valueShape],
    ["lang", valueShape],
    ["vars", varNames(draft.vars)],
  ]);
  const render = compileContent(draft, file.post, {
    path: [...path, "post"],
    names,
    defaultTitle: packTitle,
  });
  if (render === undefined || (file.to !== undefined && target === undefined)) return undefined;
  const { mention = [], mention_people: mentionPeople = false } = file.post;
  return async (context) => {
    const mentions = [...mention, ...(mentionPeople ? context.event.userIds : [])];
    const to = target && destinationOf(target);
    const { locale } = to === undefined ? context : await context.inLanguageOf(to, { mentions });
    const scope = { ...(await eventScope(context)), vars: draft.vars, lang: langOf(locale) };
    if (to === undefined) context.reply(render(scope), { mentions });
    else context.post(to, render(scope), { mentions });
  };
}

async function eventScope({ event, people, now }: EventContext) {
  const names = await people.names(event.userIds);
  return {
    event: {
      type: event.type,
      at: event.at,
      users: event.userIds,
      names: event.userIds.map((id) => names.get(id) ?? id),
      data: event.data,
    },
    now,
  };
}

function destinationOf({ robot, conversation }: Group) {
  return { kind: "group", robot, conversation } as const;
}

/** DingTalk adds events now and then, so an unknown one is let pass; more often it is a slip. */
function warnOfUnknownEvents(
  draft: PackDraft,
  events: readonly string[],
  path: Path,
  isList: boolean,
): void {
  for (const [index, event] of events.entries()) {
    if (knownEvents.includes(event)) continue;
    const finding = {
      message: `DingTalk is not known to send \`${event}\``,
      hint: didYouMean(event, knownEvents),
      severity: "warning" as const,
    };
    draft.report(draft.document.problem(isList ? [...path, index] : path, finding));
  }
}

function isHandler(value: unknown): value is EventHandler & CardHandler {
  return typeof value === "function";
}
