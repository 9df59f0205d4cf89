import type { z } from "zod";
import type { Destination } from "../../core/destination.ts";
import type { Locale } from "../../core/locale.ts";
import type { Person } from "../../core/person.ts";
import type { SharedFile } from "../../core/shared-file.ts";
import type { Copy } from "../../files/copies.ts";
import { createFileService, keepFile, type FileServiceShared } from "../../files/file-service.ts";
import { actorOf } from "../actor.ts";
import { showInstant } from "../instant.ts";
import type { OperationInput } from "../operation.ts";
import type { Places } from "../place.ts";
import { ApiProblem } from "../problem.ts";
import { showFile, type sharedSchema } from "./file-shape.ts";

export interface FileOperationOptions {
  readonly places: Places;
  readonly files: FileServiceShared;
  readonly people: readonly Person[];
  readonly locale: Locale;
}

type Input = Pick<OperationInput, "stores" | "unit" | "caller" | "now" | "requestId">;

/** Who does it in the place of a token; what a token may do is what its scopes say. */
export function fileServiceFor(
  input: Input,
  at: Destination,
  { files: shared, people, locale, places }: FileOperationOptions,
) {
  const { stores, unit, caller, now } = input;
  const message = actorOf(caller, at);
  const about = { shared, stores, unit, message, now, locale, people, groups: places.groups };
  return createFileService({ ...about, isAdmin: true });
}

/** Makes a file of a copy, where it is none yet, posts it where it shall go, and shows it with its link. */
export async function shareThere(
  input: Input,
  what: Copy | SharedFile,
  to: Destination | undefined,
  options: FileOperationOptions,
): Promise<z.input<typeof sharedSchema>> {
  const { stores, unit, caller, now, requestId } = input;
  const { files: shared } = options;
  const message = { sender: { id: caller.actsAs } };
  const file = "id" in what ? what : await keepFile(what, { shared, stores, unit, now, message });
  if (to === undefined) return { ...showFile(file, []), link: null };
  if (!shared.canReach(to)) {
    const detail = "this robot cannot post there: it has no app credentials and no webhook";
    throw new ApiProblem(422, "refused", detail, { errors: [{ path: "/to", message: detail }] });
  }
  const { content } = fileServiceFor(input, to, options).share(file, to);
  unit.send({
    key: `api:${requestId}`,
    destination: to,
    reply: { content, mentions: [] },
  });
  const share = {
    key: content.fileId,
    fileId: file.id,
    sharedBy: caller.actsAs,
    destination: to,
    sharedAt: now,
    linkExpiresAt: content.linkExpiresAt,
  };
  const link = { url: content.url, expires_at: showInstant(content.linkExpiresAt) };
  return { ...showFile(file, [share]), link };
}
