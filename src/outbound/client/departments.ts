import { departmentMembers, subDepartments } from "../../dingtalk/answers/departments.ts";
import type { CallApi } from "./call-api.ts";

/** Departments of the company; the root is 1. These calls are not counted against the monthly quota. */
export interface DepartmentsApi {
  /** `topapi/v2/department/listsub`: those right below one. */
  below(department: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** `topapi/user/listid`: user ids of those in one, not below it. */
  members(department: string): Promise<readonly string[]>;
}

export function createDepartmentsApi(call: CallApi): DepartmentsApi {
  const post = { generation: "old", method: "POST" } as const;
  return {
    async below(department) {
      const body = { dept_id: Number(department) };
      const path = "/topapi/v2/department/listsub";
      const { result } = await call({ ...post, path, body }, subDepartments);
      return result.map(({ dept_id: id, name }) => ({ id, name }));
    },
    async members(department) {
      const body = { dept_id: Number(department) };
      const path = "/topapi/user/listid";
      return (await call({ ...post, path, body }, departmentMembers)).result.userid_list;
    },
  };
}
