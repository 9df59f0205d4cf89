import { z } from "zod";
import { defineOperation, type Operation } from "../operation.ts";
import { destinationOf, type Places } from "../place.ts";
import { sharedSchema } from "./file-shape.ts";
import { shareThere, type FileOperationOptions } from "./share-prepared.ts";

const uploadQuery = z.strictObject({
  name: z.string().trim().min(1).max(200).describe("What it is called, with its ending."),
  group: z.string().min(1).max(64).optional().describe("Id of a group of config.yaml."),
  conversation: z.string().min(1).max(200).optional().describe("openConversationId of a group."),
  person: z.string().min(1).max(200).optional().describe("User id."),
  robot: z.string().optional().describe("Id of the robot; the first when left out."),
});

/** Takes the bytes of a file, and shares it if it is said where. */
export function uploadOperation(
  options: FileOperationOptions & { readonly maxBytes: number },
): Operation {
  const { files, places, locale, maxBytes } = options;
  return defineOperation({
    id: "uploadFile",
    method: "post",
    path: "/files/upload",
    scope: "files:write",
    summary: "Takes a file as the body; shares it where it is said to, or only keeps it",
    query: uploadQuery,
    upload: { maxBytes },
    status: 201,
    answer: sharedSchema,
    prepare({ query, upload, caller }) {
      // Before anything is taken for nothing.
      placeOf(query, places);
      return files.copies.fromStream(query.name, upload, { person: caller.actsAs, locale });
    },
    discard: (copy) => files.copies.discard(copy),
    fingerprint: ({ sha256 }) => sha256,
    handle: (input) => shareThere(input, input.prepared, placeOf(input.query, places), options),
  });
}

function placeOf(query: z.output<typeof uploadQuery>, places: Places) {
  const { group, conversation, person, robot } = query;
  const by = robot === undefined ? {} : { robot };
  if (group !== undefined) return destinationOf({ group }, places);
  if (conversation !== undefined) return destinationOf({ conversation, ...by }, places);
  return person === undefined ? undefined : destinationOf({ person, ...by }, places);
}
