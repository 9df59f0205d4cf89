import { z } from "zod";
import type { FileShare, SharedFile } from "../../core/shared-file.ts";
import { showInstant } from "../instant.ts";
import { placeSchema, showPlace } from "../place.ts";
import { ApiProblem } from "../problem.ts";

const shareSchema = z.object({
  to: placeSchema,
  shared_by: z.string(),
  shared_at: z.string(),
  link_expires_at: z.string(),
  revoked_at: z.string().nullable(),
});

export const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  media_type: z.string(),
  size_bytes: z.int(),
  sha256: z.string(),
  mismatch: z
    .string()
    .nullable()
    .describe("What the bytes are when the name says something else, such as `html`."),
  brought_by: z.string(),
  created_at: z.string(),
  copy_deleted_at: z.string().nullable().describe("Copies are deleted in time; records stay."),
  shares: z.array(shareSchema).describe("The newest first; in lists only the newest."),
});

export const sharedSchema = fileSchema.extend({
  link: z
    .object({ url: z.string(), expires_at: z.string() })
    .nullable()
    .describe("What this share can be downloaded by, without a token."),
});

export const fileIdParams = z.object({
  id: z.string().regex(/^F[0-9A-Z]{3,12}$/, "is not the id of a file"),
});

/** The file, or 404. */
export function foundFile(file: SharedFile | undefined, id: string): SharedFile {
  if (file === undefined) throw new ApiProblem(404, "not_found", `there is no file ${id}`);
  return file;
}

export function showFile(
  file: SharedFile,
  shares: readonly FileShare[],
): z.input<typeof fileSchema> {
  return {
    id: file.id,
    name: file.name,
    media_type: file.mediaType,
    size_bytes: file.sizeBytes,
    sha256: file.sha256,
    mismatch: file.mismatch ?? null,
    brought_by: file.sharedBy,
    created_at: showInstant(file.createdAt),
    copy_deleted_at: file.copyDeletedAt === undefined ? null : showInstant(file.copyDeletedAt),
    shares: shares.map((share) => ({
      to: showPlace(share.destination),
      shared_by: share.sharedBy,
      shared_at: showInstant(share.sharedAt),
      link_expires_at: showInstant(share.linkExpiresAt),
      revoked_at: share.revokedAt === undefined ? null : showInstant(share.revokedAt),
    })),
  };
}
