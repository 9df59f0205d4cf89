import type { Destination } from "../core/destination.ts";
import type { Localized } from "../core/locale.ts";
import type { SharedFile } from "../core/shared-file.ts";

type Named = Pick<SharedFile, "id" | "name">;

/** Why a link is not taken back. */
export const notYours = ({ id }: Named): Localized => ({
  zh: `${id} 不是你分享的，所以你不能撤回它的链接。请让分享的人或管理员来撤回。`,
  en: `You did not share ${id}, so you cannot revoke its links. Ask whoever did, or an admin.`,
});

/** Why there is nothing to take back. */
export const nothingShared = ({ id }: Named): Localized => ({
  zh: `${id} 没有还没撤回的分享。`,
  en: `${id} has no share that is not revoked yet.`,
});

/** Why a file is not sent again. */
export const copyGone = ({ id, name }: Named): Localized => ({
  zh: `${id}「${name}」的副本已经按保留期删除了。请重新分享一次原文件。`,
  en: `The copy of ${id} “${name}” has been deleted, as old ones are. Please share the file itself again.`,
});

/** Why a file is not posted where it should go. */
export const cannotReach = (kind: Destination["kind"]): Localized =>
  kind === "person"
    ? {
        zh: "这个机器人不能给人发私聊消息（自定义机器人没有这个能力，或者不知道对方的工号），所以没有分享。",
        en: "This robot cannot write to that person (a custom robot cannot, or their staff id is not known), so nothing was shared.",
      }
    : {
        zh: "这个机器人在那个群里没有 webhook，发不过去，所以没有分享。",
        en: "This robot has no webhook in that group, so nothing can be posted there and nothing was shared.",
      };
