import { z } from "zod";

/** The page of a list: how many, and behind which. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20).describe("How many, at most."),
  cursor: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]+$/, "is not a cursor of this list")
    .transform((cursor) => Buffer.from(cursor, "base64url").toString("utf8"))
    .optional()
    .describe("`next_cursor` of the page before."),
};

/** A page of `items`; `rows` were asked for with one more than fit, which tells whether there is another page. */
export function pageOf<T extends { readonly id: string }, U>(
  rows: readonly T[],
  limit: number,
  show: (row: T) => U,
): { items: U[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(show),
    next_cursor: last === undefined ? null : Buffer.from(last.id).toString("base64url"),
  };
}

/** The schema of a page. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}
