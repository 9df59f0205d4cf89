import type { Destination } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import type { Languages } from "../core/language.ts";
import { pick } from "../core/locale.ts";
import type { Stores } from "../core/storage.ts";
import type { Task } from "../core/task.ts";

/** Tells where a task was given that somebody has ticked it in DingTalk. */
export async function doneInDingTalk(
  stores: Stores,
  task: Task,
  userId: string,
  languages: Languages,
): Promise<NewEntry> {
  const [person] = await stores.directory.people([userId]);
  const name = person?.name ?? userId;
  const told = task.createdBy === userId ? [] : [task.createdBy];
  const said = {
    zh: `✅ ${name} 在钉钉待办里完成了 ${task.id}「${task.title}」`,
    en: `✅ ${name} has done ${task.id} "${task.title}" in DingTalk's todos`,
  };
  const destination = await destinationOf(stores, task);
  const receiver = { destination, mentions: told };
  const locale = (await languages.of([receiver], stores))(receiver);
  return {
    key: `todo ${task.id} ${userId} done`,
    destination,
    reply: { content: { type: "text", text: pick(said, locale) }, mentions: told },
  };
}

async function destinationOf(stores: Stores, task: Task): Promise<Destination> {
  const { robot, conversation, createdBy: userId } = task;
  const known = await stores.directory.conversation(robot, conversation);
  return known?.kind === "person"
    ? { kind: "person", robot, userId }
    : { kind: "group", robot, conversation };
}
