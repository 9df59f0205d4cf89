import { z } from "zod";
import { idText, texts } from "./shape.ts";

/** Departments right below one. */
export const subDepartments = z.looseObject({
  result: z
    .array(z.looseObject({ dept_id: idText, name: z.string() }))
    .nullish()
    .transform((list) => list ?? []),
});

/** Who is in a department. */
export const departmentMembers = z.looseObject({
  result: z.looseObject({ userid_list: texts }),
});
