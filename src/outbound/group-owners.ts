import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { PlatformEvent } from "../core/platform-event.ts";
import type { Directory } from "../core/storage.ts";
import type { Clients } from "./client/clients.ts";

/** Learns from an event of a group who owns it. */
export type LearnOwner = (event: PlatformEvent) => Promise<void>;

/**
 * DingTalk tells the owner by the old `chatId` only (`chat/get`, protocol §4.8), which events of groups carry. Where it
 * cannot be asked nothing is learnt, and nobody counts as the owner.
 */
export function createLearnOwner(options: {
  readonly clients: Clients;
  readonly directory: Pick<Directory, "learnOwner">;
  readonly log: Log;
}): LearnOwner {
  const { clients, directory, log } = options;
  return async ({ robot, conversation, type, data }) => {
    const chatId = data["chatId"] ?? data["ChatId"];
    if (conversation === undefined || typeof chatId !== "string" || !type.startsWith("chat_"))
      return;
    try {
      const owner = (await clients.byId(robot)?.groups.get(chatId))?.owner;
      if (owner !== undefined) await directory.learnOwner(robot, conversation, owner);
    } catch (error) {
      log.info({ conversation, error: messageOf(error) }, "the group's owner is not known");
    }
  };
}
