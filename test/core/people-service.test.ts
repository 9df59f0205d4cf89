import { beforeEach, expect, test } from "vitest";
import type { Message } from "../../src/core/message.ts";
import { createPeopleService } from "../../src/core/people-service.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";

const given = freshEachTime(freshSqlite);
const configured = { names: new Map([["boss", "张经理"]]), roles: { helpdesk: ["boss", "han"] } };
const message: Message = {
  id: "msg1",
  robot: "bell",
  conversation: { id: "c1", kind: "group" },
  sender: { id: "li", dingtalkId: "$:LWCP_v1:$li", name: "李雷 (new)", isAdmin: false },
  text: "",
  mentions: [],
  parts: [],
  sentAt: 1000,
  quotaExhausted: false,
};
const people = (about: Message | undefined = message) =>
  createPeopleService(given().storage.directory, about, configured);
beforeEach(() =>
  given().storage.directory.learnPeople(
    [
      { dingtalkId: "$:LWCP_v1:$li", userId: "li", name: "李雷 (old)" },
      { dingtalkId: "$:LWCP_v1:$han", userId: "han", name: "韩梅梅" },
      { dingtalkId: "$:LWCP_v1:$boss", userId: "boss", name: "老张" },
    ],
    1000,
  ),
);

test.each([
  ["met before", "han", "韩梅梅"],
  ["met before, by DingTalk's own id", "$:LWCP_v1:$han", "韩梅梅"],
  ["the sender: the message's own name", "li", "李雷 (new)"],
  ["configured: that name, whatever was learnt", "boss", "张经理"],
  ["never met: the id", "wang", "wang"],
  ["a name of Object.prototype is nobody", "constructor", "constructor"],
])("%s", async (_name, id, name) => {
  expect(await people().names([id])).toEqual(new Map([[id, name]]));
  expect(await people().find(id)).toEqual(name === id ? undefined : { id, name });
});

test("names come in the order asked for, each once", async () => {
  const names = await people().names(["wang", "han", "boss", "han"]);
  expect([...names]).toEqual([
    ["wang", "wang"],
    ["han", "韩梅梅"],
    ["boss", "张经理"],
  ]);
  expect(await people().names([])).toEqual(new Map());
});

test("without a message, as for a schedule, names are those learnt", async () => {
  const service = createPeopleService(given().storage.directory, undefined, configured);
  expect((await service.names(["li"])).get("li")).toBe("李雷 (old)");
});

test.each([
  ["helpdesk", ["boss", "han"]],
  ["nobody's", []],
  ["constructor", []],
])("who has the role %s", (role, ids) => {
  expect(people().withRole(role)).toEqual(ids);
});
