import type { PersonSeed } from "./world-seed.ts";

/** Who lives in a world that names nobody. */
export const defaultPeople: readonly PersonSeed[] = [
  { id: "manager01", name: "张经理", admin: true },
  { id: "li", name: "李雷" },
  { id: "han", name: "韩梅梅" },
  { id: "wang", name: "王芳" },
];
