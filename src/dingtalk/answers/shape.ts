import { z } from "zod";

/** Reads an answer of DingTalk; a zod schema is one. */
export interface AnswerShape<T> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** An answer of which nothing is read. */
export const anyAnswer: AnswerShape<unknown> = z.unknown();

/** An id or a number as text: samples have both (protocol §14). */
export const idText = z.union([z.string(), z.number()]).transform(String);

/** A whole number, also where a sample has it as text. */
export const wholeNumber = z
  .union([z.number(), z.string().regex(/^-?\d{1,16}$/)])
  .transform(Number);

/** A list of texts; absent and null mean none. */
export const texts = z
  .array(idText)
  .nullish()
  .transform((list) => list ?? []);

/** A text; absent, null and "" all mean there is none. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
