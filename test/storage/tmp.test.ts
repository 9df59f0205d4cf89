import { test, inject } from "vitest";
import { freshPostgres } from "./databases.ts";
import { execFileSync } from "node:child_process";
test("x", async () => {
  const d = await freshPostgres();
  console.log(d.url);
  console.log(execFileSync("node", ["/tmp/smoke.ts", d.url], { encoding: "utf8" }));
  await d.dispose();
});
