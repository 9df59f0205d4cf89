import { type Answer } from "../platform/answer.ts";
import { rootDepartment } from "../world/default-people.ts";
import type { Api, ApiCall } from "./api.ts";
import { topAnswer, topError } from "./refusals.ts";

const post = { generation: "old", method: "POST", free: true } as const;

/** Departments of the company: `department/listsub` and `user/listid`. */
export const departmentApis: readonly Api[] = [
  { ...post, path: "/topapi/v2/department/listsub", needs: [], answer: below },
  { ...post, path: "/topapi/user/listid", needs: ["dept_id"], answer: members },
];

function below({ body, state }: ApiCall): Answer {
  const parent = Number(body["dept_id"] ?? rootDepartment);
  if (!isKnown(parent, state)) return topError(60_003, "部门不存在", state.random);
  const result = state.world.departments
    .filter((one) => (one.parent ?? rootDepartment) === parent)
    .map(({ id, name }) => ({
      dept_id: id,
      name,
      parent_id: parent,
      auto_add_user: false,
      create_dept_group: false,
    }));
  return topAnswer({ errmsg: "ok", result }, state.random);
}

function members({ body, state }: ApiCall): Answer {
  const department = Number(body["dept_id"]);
  if (!isKnown(department, state)) return topError(60_003, "部门不存在", state.random);
  const userid_list = state.world.people
    .filter(({ departments }) => departments.includes(department))
    .map(({ id }) => id);
  return topAnswer({ errmsg: "ok", result: { userid_list } }, state.random);
}

function isKnown(department: number, { world }: ApiCall["state"]): boolean {
  return department === rootDepartment || world.departments.some(({ id }) => id === department);
}
