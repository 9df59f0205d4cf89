import { z } from "zod";
import { idText, optionalText, texts, wholeNumber } from "./shape.ts";

/** A person of the company (protocol §7.4, K0056). Mobile and mail need permissions of their own. */
export const companyUser = z.looseObject({
  result: z.looseObject({
    userid: idText,
    unionid: optionalText,
    name: optionalText,
    mobile: optionalText,
    email: optionalText,
    title: optionalText,
    dept_id_list: texts,
    active: z.boolean().nullish(),
  }),
});
export type CompanyUser = z.infer<typeof companyUser>["result"];

/** The user id a mobile number or a union id belongs to. */
export const foundUserId = z.looseObject({ result: z.looseObject({ userid: idText }) });

/** One page of user ids found by a word (K0060). */
export const userSearch = z.looseObject({
  hasMore: z
    .boolean()
    .nullish()
    .transform((more) => more ?? false),
  totalCount: wholeNumber.nullish().transform((count) => count ?? 0),
  list: texts,
});
export type UserSearch = z.infer<typeof userSearch>;
