import { afterEach, beforeEach, expect, test } from "vitest";
import { openScene, type Scene } from "./bot-process.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(scene.emulator.url + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
}

const todos = () => control("GET", "/_/todos") as Promise<readonly { subject: string }[]>;
const tries = async (): Promise<number> => {
  const requests = (await control("GET", "/_/requests")) as readonly { path: string }[];
  return requests.filter(({ path }) => path.startsWith("/v1.0/todo/")).length;
};
const assign = (title: string) =>
  control("POST", "/_/messages", { group: "dev", from: "li", at: ["han"], text: `指派 ${title}` });

test.each([
  ["before DingTalk made it", { http_500: { path: "/v1.0/todo/*" } }],
  [
    "after DingTalk made it and before its answer",
    { slow_ms: { value: 60_000, path: "/v1.0/todo/*", count: 1 } },
  ],
])("kill -9 after the task was kept and %s: the todo is made, once", async (_when, fault) => {
  await control("PUT", "/_/faults", fault);
  const bot = await scene.start();
  await assign("写周报");
  await expect.poll(tries, { timeout: 10_000 }).toBeGreaterThan(0);
  await bot.end("SIGKILL");

  await control("PUT", "/_/faults", {});
  await scene.start();
  await control("PUT", "/_/clock", { advance: "1h" });
  const before = await tries();
  await expect.poll(tries, { timeout: 10_000 }).toBeGreaterThan(before);
  await expect.poll(todos, { timeout: 10_000 }).toMatchObject([{ subject: "写周报" }]);
});
