import { z } from "zod";
import { idText, optionalText, wholeNumber } from "./shape.ts";

/** A workrecord that was made (protocol §7.1). */
export const addedWorkRecord = z.looseObject({ record_id: idText });

/** Whether a workrecord was marked done. */
export const updatedWorkRecord = z.looseObject({
  result: z
    .boolean()
    .nullish()
    .transform((result) => result ?? false),
});

const form = z.looseObject({ title: z.string(), content: z.string() });

/** One page of a person's workrecords. */
export const workRecordPage = z.looseObject({
  records: z.looseObject({
    has_more: z
      .boolean()
      .nullish()
      .transform((more) => more ?? false),
    list: z
      .array(
        z.looseObject({
          record_id: idText,
          create_time: wholeNumber,
          title: z.string(),
          url: optionalText,
          forms: z
            .array(form)
            .nullish()
            .transform((list) => list ?? []),
        }),
      )
      .nullish()
      .transform((list) => list ?? []),
  }),
});
export type WorkRecordPage = z.infer<typeof workRecordPage>["records"];
