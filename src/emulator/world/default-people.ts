import type { DepartmentSeed, PersonSeed } from "./world-seed.ts";

/** The department everybody belongs to, which DingTalk numbers 1. */
export const rootDepartment = 1;

/** Departments of a world that names nobody. */
export const defaultDepartments: readonly DepartmentSeed[] = [
  { id: 2, name: "研发部" },
  { id: 3, name: "市场部" },
];

/** Who lives in a world that names nobody. */
export const defaultPeople: readonly PersonSeed[] = [
  { id: "manager01", name: "张经理", admin: true },
  { id: "li", name: "李雷", departments: [2] },
  { id: "han", name: "韩梅梅", departments: [2] },
  { id: "wang", name: "王芳", departments: [3] },
];
