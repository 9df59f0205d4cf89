import { z } from "zod";
import { idText, optionalText, texts, wholeNumber } from "./shape.ts";

const optionalNumber = wholeNumber.nullish().transform((value) => value ?? undefined);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** A todo of DingTalk (protocol §7.2). People in it are union ids. */
export const dingtalkTodo = z.looseObject({
  id: idText,
  subject: optionalText,
  description: optionalText,
  dueTime: optionalNumber,
  finishTime: optionalNumber,
  done: flag,
  executorIds: texts,
  participantIds: texts,
  creatorId: optionalText,
  sourceId: optionalText,
  priority: optionalNumber,
});
export type DingTalkTodo = z.infer<typeof dingtalkTodo>;

/** Whether a change was made. */
export const todoChanged = z.looseObject({ result: flag });

/** One page of a person's todos in the company (K0798). */
export const todoPage = z.looseObject({
  nextToken: optionalText,
  todoCards: z
    .array(
      z.looseObject({
        taskId: idText,
        subject: optionalText,
        sourceId: optionalText,
        dueTime: optionalNumber,
        isDone: flag,
      }),
    )
    .nullish()
    .transform((list) => list ?? []),
});
export type TodoPage = z.infer<typeof todoPage>;
