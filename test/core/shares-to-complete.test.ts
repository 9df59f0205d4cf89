import { expect, test } from "vitest";
import { sharesToComplete } from "../../src/tasks/rights.ts";
import { task } from "../storage/samples.ts";

const open = (userId: string) => ({ userId });
const done = (userId: string) => ({ userId, doneAt: 1 });

test.each([
  ["an assignee ends their own share", "a", [open("a"), open("b")], ["a"]],
  ["an assignee who is done has nothing left", "a", [done("a"), open("b")], []],
  ["who assigned it ends all that is open", "maker", [open("a"), done("b"), open("c")], ["a", "c"]],
  [
    "who assigned it to themselves too ends their own",
    "maker",
    [open("maker"), open("b")],
    ["maker"],
  ],
  ["and, done with that, not the others'", "maker", [done("maker"), open("b")], []],
  ["an admin ends what whoever assigned it may", "admin", [open("a"), done("b")], ["a"]],
  ["a stranger ends nothing", "x", [open("a")], "not-yours"],
  ["not even of a task that is done", "x", [done("a")], "not-yours"],
] as const)("%s", (_name, person, assignees, shares) => {
  const actor = { person, isAdmin: person === "admin" };
  expect(sharesToComplete(task("T1", { createdBy: "maker", assignees }), actor)).toEqual(shares);
});
