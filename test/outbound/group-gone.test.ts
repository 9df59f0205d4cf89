import { afterEach, beforeEach, expect, test } from "vitest";
import { createBench, groupEntry, text, type Bench } from "./bench-dispatcher.ts";
import { defaultAnswer, errcode, refusal } from "./fake-dingtalk.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
  const url = `${bench.dingtalk.origin}/robot/send?access_token=canary-token`;
  bench.groups.push({
    id: "ops",
    title: "Ops",
    conversation: "cid1",
    robot: "bell",
    webhook: { url },
  });
});
afterEach(() => bench.close());

/** The group webhook answers with `webhook`, the OpenAPI with `api` or as usual. */
async function post(webhook: number, api: string | undefined, mentions: readonly string[] = []) {
  bench.dingtalk.answer = (request) => {
    if (request.path === "/robot/send") return errcode(webhook, "no");
    if (request.path.includes("groupMessages") && api !== undefined) return refusal(400, api);
    return defaultAnswer(request);
  };
  await bench.storage.outbox.add([groupEntry("k1", text("hi", mentions))], 0);
  bench.dispatch();
  await bench.quiet();
  return bench.storage.outbox.count();
}

test.each([400_013, 400_102, 400_106])(
  "a group that webhook (%d) and OpenAPI do not reach is gone",
  async (code) => {
    expect(await post(code, "group.disbanded")).toMatchObject({ dead: 1 });
    expect(bench.gone).toEqual(["cid1"]);
  },
);

test("it is gone too when its message then went to one person privately", async () => {
  expect(await post(400_013, "group.disbanded", ["li"])).toMatchObject({ dead: 0, waiting: 0 });
  expect(bench.gone).toEqual(["cid1"]);
});

test("a webhook that is gone from a group that the OpenAPI reaches says nothing", async () => {
  expect(await post(400_106, undefined)).toMatchObject({ dead: 0, waiting: 0 });
  expect(bench.gone).toEqual([]);
});

test("other refusals, such as a wrong configuration, pause nothing", async () => {
  expect(await post(310_000, "invalidParameter.robotCode.notExsit")).toMatchObject({ dead: 1 });
  expect(bench.gone).toEqual([]);
});
