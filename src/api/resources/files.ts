import { z } from "zod";
import type { SharedFile } from "../../core/shared-file.ts";
import type { Copy } from "../../files/copies.ts";
import { wordsIn } from "../../files/match-name.ts";
import { searchFolders } from "../../files/folders.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { defineOperation, type Operation, type OperationInput } from "../operation.ts";
import { destinationOf, placeSchema } from "../place.ts";
import { ApiProblem } from "../problem.ts";
import { fileIdParams, fileSchema, foundFile, sharedSchema, showFile } from "./file-shape.ts";
import { fileServiceFor, shareThere, type FileOperationOptions } from "./share-prepared.ts";

export type { FileOperationOptions } from "./share-prepared.ts";

/** More shares of one file are not told. */
const mostShares = 1000;

const shareBody = z.strictObject({
  to: placeSchema.describe("Where it is posted."),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .describe("Fetched and kept; addresses in private networks are refused."),
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Of one file in the configured folders, or words that only it has."),
  file: fileIdParams.shape.id.optional().describe("Id of a file that was shared: sends it again."),
});

/** `files`: the same shared files as in the chat. */
export function fileOperations(options: FileOperationOptions): readonly Operation[] {
  const { places, files, locale } = options;
  return [
    defineOperation({
      id: "shareFile",
      method: "post",
      path: "/files",
      scope: "files:write",
      summary: "Shares a file by its address, its name in a folder, or again",
      body: shareBody,
      status: 201,
      answer: sharedSchema,
      async prepare({ body, caller, stores }): Promise<Copy | SharedFile> {
        const { url, name, file } = body;
        checkOne([url, name, file]);
        // Before anything is fetched for nothing.
        destinationOf(body.to, places);
        const by = { person: caller.actsAs, locale };
        if (url !== undefined) return files.copies.fromUrl(url, by);
        if (name !== undefined) return files.copies.fromFolder(await named(name), by);
        return foundFile(await stores.files.find(file ?? ""), file ?? "");
      },
      async discard(prepared) {
        if (!("id" in prepared)) await files.copies.discard(prepared);
      },
      handle: (input) =>
        shareThere(input, input.prepared, destinationOf(input.body.to, places), options),
    }),
    defineOperation({
      id: "listFiles",
      method: "get",
      path: "/files",
      scope: "files:read",
      summary: "Shared files, the newest share first",
      query: z.strictObject({
        ...pageQuery,
        words: z.string().max(200).optional().describe("Words of the name, or how they sound."),
        shared_by: z.string().max(200).optional(),
        conversation: z.string().max(200).optional(),
      }),
      status: 200,
      answer: pageSchema(fileSchema),
      async handle({ query, stores }) {
        const { words = "", shared_by: sharedBy, conversation, limit, cursor } = query;
        const rows = await stores.files.list({
          words: wordsIn(words),
          limit: limit + 1,
          ...(sharedBy === undefined ? {} : { sharedBy }),
          ...(conversation === undefined ? {} : { conversation }),
          ...(cursor === undefined ? {} : { after: cursor }),
        });
        const withIds = rows.map((row) => ({ id: row.file.id, ...row }));
        return pageOf(withIds, limit, ({ file, share }) => showFile(file, [share]));
      },
    }),
    defineOperation({
      id: "getFile",
      method: "get",
      path: "/files/{id}",
      scope: "files:read",
      summary: "One file, and who shared it where",
      params: fileIdParams,
      status: 200,
      answer: fileSchema,
      async handle({ params: { id }, stores }) {
        const file = foundFile(await stores.files.find(id), id);
        return showFile(file, await stores.files.listShares(id, mostShares));
      },
    }),
    defineOperation({
      id: "revokeFile",
      method: "delete",
      path: "/files/{id}/links",
      scope: "files:write",
      summary: "Revokes all links of a file, which stop at once",
      params: fileIdParams,
      status: 204,
      async handle(input) {
        const file = foundFile(await input.stores.files.find(input.params.id), input.params.id);
        await revoke(input, file);
        return undefined;
      },
    }),
  ];

  async function revoke(input: OperationInput, file: SharedFile): Promise<void> {
    const shares = await input.stores.files.listShares(file.id, mostShares);
    const open = shares.find(({ revokedAt }) => revokedAt === undefined);
    // What is revoked stays so.
    if (open === undefined) return;
    await fileServiceFor(input, open.destination, options).revoke(file);
  }

  async function named(name: string) {
    const found = await searchFolders(files.folders, name, files.soundOf);
    const [only, other] = found;
    if (only === undefined) throw wrong("/name", "no file of the configured folders is named so");
    if (other === undefined) return only;
    const names = found.map((file) => file.name).join(", ");
    throw wrong("/name", `several files are named so: ${names}`);
  }
}

function checkOne(given: readonly unknown[]): void {
  if (given.filter((one) => one !== undefined).length === 1) return;
  throw wrong("/url", "one of `url`, `name` and `file` is needed");
}

function wrong(path: string, message: string): ApiProblem {
  return new ApiProblem(422, "refused", message, { errors: [{ path, message }] });
}
