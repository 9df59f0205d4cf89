import { expect, test } from "vitest";
import { completeTimeText, readTimeText, type TimePlace } from "../../src/commands/read-time.ts";
import { contextAt } from "../time/said.ts";

const minuteMs = 60_000;
const place: TimePlace = { ...contextAt("2026-11-23T10:00:00+08:00"), shortestMs: minuteMs };
const asked = { arg: "when", spec: { type: "time", recurring: true } as const, given: "" };

test("a time at the start says where it ends, one elsewhere only what is left", () => {
  expect(readTimeText({ ...asked, text: "明天9点，开会" }, place)).toMatchObject({
    kind: "value",
    value: { at: Date.parse("2026-11-24T09:00:00+08:00"), grain: "minute" },
    end: 5,
    rest: "开会",
  });
  expect(readTimeText({ ...asked, text: "开会 明天9点" }, place)).toMatchObject({
    end: undefined,
    rest: "开会",
  });
});

test("two readings are a problem with choices, which an answer completes", () => {
  const text = "周五周六3点 站会";
  const read = readTimeText({ ...asked, text }, place);
  expect(read).toMatchObject({
    kind: "problem",
    problem: {
      kind: "ambiguous",
      arg: "when",
      said: text,
      choices: [
        { zh: "11-27 周五 15:00（北京时间）", en: "Fri 27 Nov 15:00 (Beijing time)" },
        { zh: "11-28 周六 15:00（北京时间）" },
        { zh: expect.stringContaining("每周五、六 15:00") },
      ],
    },
  });
  expect(
    completeTimeText({ ...asked, text, answer: "第二个", askedAt: place.now }, place),
  ).toMatchObject({
    kind: "value",
    value: { at: Date.parse("2026-11-28T15:00:00+08:00") },
    rest: "站会",
  });
});

test("a repetition is refused where one time is wanted", () => {
  const once = { ...asked, spec: { type: "time" } as const };
  expect(readTimeText({ ...once, text: "每天9点" }, place)).toMatchObject({
    problem: { kind: "invalid", expected: { why: { zh: "这里要一个时间，不能是重复的" } } },
  });
});

test("sooner than the deployment allows is refused", () => {
  expect(readTimeText({ ...asked, text: "30秒后" }, place)).toMatchObject({
    problem: { expected: { why: { zh: "至少要 1 分钟以后" } } },
  });
  const trying = { ...place, shortestMs: 1000 };
  expect(readTimeText({ ...asked, text: "30秒后" }, trying)).toMatchObject({ kind: "value" });
});
