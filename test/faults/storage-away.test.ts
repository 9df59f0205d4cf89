import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openHome } from "../home.ts";
import { post } from "../signed.ts";

test("S-05 while the database is locked a callback is answered 503 with retry-after, and kept when it is free", async () => {
  const home = await openHome();
  const other = new DatabaseSync(home.config.database.replace("sqlite:", ""));
  other.exec("begin immediate");
  const [refused, ready] = await Promise.all([
    post(home, { msgId: "m1" }),
    fetch(`${home.app.url}/readyz`),
  ]);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({ error: { code: "storage_unavailable" } });
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ problems: [{ check: "storage" }] });
  expect((await fetch(`${home.app.url}/healthz`)).status).toBe(200);
  other.exec("rollback");
  other.close();
  expect((await post(home, { msgId: "m1" })).status).toBe(200);
  const li = await home.person("li");
  await li.says("在吗");
  await li.hears(/^在/);
  await home.close();
}, 60_000);

test("I-10 a lock of half a second is waited out", async () => {
  const home = await openHome();
  const other = new DatabaseSync(home.config.database.replace("sqlite:", ""));
  other.exec("begin immediate");
  const answer = post(home, { msgId: "m1" });
  await new Promise((resolve) => setTimeout(resolve, 500));
  other.exec("rollback");
  other.close();
  expect((await answer).status).toBe(200);
  await home.close();
});
