import { ReplyError } from "../core/errors.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Destination } from "../core/destination.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { FileContent } from "../core/reply.ts";
import type { FileService } from "../core/services.ts";
import type { FileShare, FileView, SharedFile } from "../core/shared-file.ts";
import type { Stores } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { Copies, Copy } from "./copies.ts";
import * as refusal from "./file-refusals.ts";
import { fileInFolders, searchFolders } from "./folders.ts";
import type { LinkSigner } from "./link.ts";
import { searchText, wordsIn, type SoundOf } from "./match-name.ts";
import { placesNamed, type PlacesOptions } from "./places.ts";

/** As many as can be chosen from by one digit. */
const pageSize = 9;
/** More shares of one file nobody reads. */
const mostShares = 1000;

/** What all file services of one process share. */
export interface FileServiceShared {
  readonly copies: Copies;
  readonly random: Random;
  readonly links: LinkSigner;
  /** Where `search` looks. */
  readonly folders: readonly string[];
  readonly publicUrl: string;
  readonly linkTtlMs: number;
  readonly soundOf: SoundOf;
  /** Whether anything can be posted there unasked. */
  readonly canReach: (destination: Destination) => boolean;
  /** Whether it goes there as a file message; as its link otherwise. */
  readonly isFileMessage: (
    file: Pick<SharedFile, "name" | "sizeBytes">,
    destination: Destination,
  ) => boolean;
}

export interface FileServiceOptions extends Pick<PlacesOptions, "groups" | "people"> {
  readonly shared: FileServiceShared;
  readonly stores: Stores;
  readonly unit: UnitOfWork;
  /** Whose doing it is, and where. */
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly isAdmin: boolean;
  readonly now: number;
  readonly locale: Locale;
}

/** Files for the sender of one message. Copies are made at once; they become known with the reply. */
export function createFileService(options: FileServiceOptions): FileService {
  const { shared, stores, unit, message, isAdmin, now, locale } = options;
  const { copies, folders } = shared;
  const { robot, sender, conversation } = message;
  const by = { person: sender.id, locale };
  const view = (kind: FileView["kind"]): FileView => ({
    kind,
    person: sender.id,
    robot,
    conversation: conversation.id,
  });

  return {
    fromUrl: async (url) => keepFile(await copies.fromUrl(url, by), options),
    fromMessage: async (part) => keepFile(await copies.fromPart(robot, part, by), options),
    fromFolder: async (file) => keepFile(await copies.fromFolder(file, by), options),
    search: (words) => searchFolders(folders, words, shared.soundOf),
    inFolders: (key) => fileInFolders(folders, key),
    placesNamed: (words) => placesNamed(words, options),
    share(file, to = hereOf(message)) {
      const content = shareFile(file, to, options);
      return { content, isLink: !shared.isFileMessage(file, to) };
    },
    async find(id) {
      const [found] = await stores.files.list({
        id,
        limit: 1,
        ...(isAdmin ? {} : { view: view("person") }),
      });
      if (found !== undefined) return found;
      // Kept, and never shared anywhere.
      const file = await stores.files.find(id);
      return file !== undefined && (isAdmin || file.sharedBy === sender.id) ? { file } : undefined;
    },
    async list({ words = "", sharedBy, page = 1 }) {
      const kind = conversation.kind === "group" ? "group" : "person";
      const filter = {
        words: wordsIn(words),
        ...(sharedBy === undefined ? {} : { sharedBy }),
      };
      const total = await stores.files.count({ ...filter, view: view(kind) });
      const all =
        kind === "person" ? total : await stores.files.count({ ...filter, view: view("person") });
      const pages = Math.max(1, Math.ceil(total / pageSize));
      const current = Math.min(page, pages);
      const offset = (current - 1) * pageSize;
      const found = await stores.files.list({
        ...filter,
        view: view(kind),
        offset,
        limit: pageSize,
      });
      return { found, total, page: current, pages, elsewhere: Math.max(0, all - total) };
    },
    async shares(file) {
      const all = await stores.files.listShares(file.id, mostShares);
      if (isAdmin || file.sharedBy === sender.id) return all;
      const [seen] = await stores.files.list({ id: file.id, view: view("person"), limit: 1 });
      return all.filter(({ sharedBy, key }) => sharedBy === sender.id || key === seen?.share.key);
    },
    async revoke(file) {
      const open = (await stores.files.listShares(file.id, mostShares)).filter(
        ({ revokedAt }) => revokedAt === undefined,
      );
      const isTheirs = isAdmin || file.sharedBy === sender.id;
      const mayRevoke = open.filter(({ sharedBy }) => isTheirs || sharedBy === sender.id);
      if (open.length > 0 && mayRevoke.length === 0) {
        throw new ReplyError(pick(refusal.notYours(file), locale));
      }
      if (mayRevoke.length === 0) throw new ReplyError(pick(refusal.nothingShared(file), locale));
      unit.write(
        async ({ files }) =>
          void (await files.revoke(file.id, now, isTheirs ? undefined : sender.id)),
      );
      return mayRevoke.length;
    },
  };
}

/** What is needed to make a file of a copy. */
type Keeping = Pick<FileServiceOptions, "shared" | "stores" | "unit" | "now"> & {
  readonly message: { readonly sender: Pick<Message["sender"], "id"> };
};

/** Makes a file of a copy. Of what its owner brought before, one copy is enough, and it keeps its id. */
export async function keepFile(copy: Copy, options: Keeping): Promise<SharedFile> {
  const { shared, stores, unit, now, message } = options;
  const sharedBy = message.sender.id;
  const known = await stores.files.findSame({ ...copy, sharedBy });
  if (known !== undefined) {
    await shared.copies.discard(copy);
    return known;
  }
  const id = await freeId(stores, shared.random);
  const file: SharedFile = { id, ...copy, sharedBy, createdAt: now, sharedAt: now };
  unit.write(async ({ files }) => {
    const added = await files.add(file, searchText(file.name, shared.soundOf));
    // Somebody took the id since it was found free: fail, so that the delivery is run again.
    if (!added) throw new Error(`file id ${id} was taken meanwhile`);
  });
  return file;
}

function shareFile(
  file: SharedFile,
  destination: Destination,
  options: FileServiceOptions,
): FileContent {
  const { shared, message, locale } = options;
  if (file.copyDeletedAt !== undefined) throw new ReplyError(pick(refusal.copyGone(file), locale));
  const isHere =
    destination.kind === "group" && destination.conversation === message.conversation.id;
  const isToSender = destination.kind === "person" && destination.userId === message.sender.id;
  if (!isHere && !isToSender && !shared.canReach(destination)) {
    throw new ReplyError(pick(refusal.cannotReach(destination.kind), locale));
  }
  return recordShare(file, destination, options);
}

/** Records that somebody shares a file there; what it answers is to be posted there. */
export function recordShare(
  file: SharedFile,
  destination: Destination,
  { shared, unit, message, now }: Omit<Keeping, "stores">,
): FileContent {
  const { session: _, ...place } = destination;
  const share: FileShare = {
    key: shared.random.token(16),
    fileId: file.id,
    sharedBy: message.sender.id,
    destination: place,
    sharedAt: now,
    linkExpiresAt: now + shared.linkTtlMs,
  };
  unit.write(({ files }) => files.addShare(share));
  return {
    type: "file",
    fileId: share.key,
    name: file.name,
    sizeBytes: file.sizeBytes,
    url: linkOf(share, shared),
    linkExpiresAt: share.linkExpiresAt,
  };
}

/** The address of a share's link. */
function linkOf(
  { key, linkExpiresAt }: Pick<FileShare, "key" | "linkExpiresAt">,
  { publicUrl, links }: Pick<FileServiceShared, "publicUrl" | "links">,
): string {
  return `${publicUrl}/files/${links.token(key, linkExpiresAt)}`;
}

/** `F3K2`, longer when short ids run out; with a digit, so that it is no word such as FIND. */
async function freeId(stores: Pick<Stores, "files">, random: Random): Promise<string> {
  for (const length of [3, 3, 3, 4, 4, 5, 6]) {
    const id = `F${random.shortId(length)}`;
    if (/\d/.test(id) && (await stores.files.find(id)) === undefined) return id;
  }
  return `F2${random.shortId(10)}`;
}

function hereOf({ robot, conversation, sender }: FileServiceOptions["message"]): Destination {
  return conversation.kind === "group"
    ? { kind: "group", robot, conversation: conversation.id }
    : { kind: "person", robot, userId: sender.id };
}
