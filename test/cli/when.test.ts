import { describe, expect, test } from "vitest";
import { bellhop } from "./run-cli.ts";

const repository = new URL("../..", import.meta.url).pathname;
const monday = ["--now", "2026-11-23T10:00:00+08:00"];

async function when(...args: readonly string[]) {
  const { code, stdout, stderr } = await bellhop(["when", ...args], { cwd: repository });
  return { code, stdout, stderr };
}

describe("when --json", () => {
  test.each([
    [
      "明天下午3点 交周报",
      {
        ok: true,
        kind: "once",
        at: "2026-11-24T15:00:00+08:00",
        grain: "minute",
        rest: "交周报",
        assumed: [],
      },
    ],
    [
      "周五前提交方案",
      {
        ok: true,
        kind: "once",
        at: "2026-11-27T09:00:00+08:00",
        grain: "day",
        deadline: true,
        rest: "提交方案",
        assumed: ["time"],
      },
    ],
    [
      "明天3点到4点 评审",
      {
        ok: true,
        kind: "range",
        start: "2026-11-24T15:00:00+08:00",
        end: "2026-11-24T16:00:00+08:00",
        grain: "minute",
        rest: "评审",
        assumed: ["pm"],
      },
    ],
    ["一个半小时", { ok: true, kind: "duration", seconds: 5400, rest: "", assumed: [] }],
    [
      "每周一三五9点半站会，到2026-12-31为止",
      {
        ok: true,
        kind: "recurring",
        rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        times: ["09:30"],
        calendar: null,
        start: null,
        until: "2026-12-31",
        count: null,
        next: [
          "2026-11-25T09:30:00+08:00",
          "2026-11-27T09:30:00+08:00",
          "2026-11-30T09:30:00+08:00",
        ],
        rest: "站会",
        assumed: [],
      },
    ],
  ])("%s", async (phrase, expected) => {
    const { code, stdout, stderr } = await when(phrase, "--json", ...monday);
    expect(JSON.parse(stdout)).toEqual(expected);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  test.each([
    ["喝水", { ok: false, reason: "none" }],
    ["今天下午1点", { ok: true }],
    ["2月30日", { ok: false, reason: "invalid", why: "没有2月30日这一天" }],
    ["昨天", { ok: false, reason: "past", why: "这个时间已经过去了" }],
    ["每分钟", { ok: false, reason: "too-often", why: "最多每 5 分钟一次" }],
    [
      "周五周六3点",
      {
        ok: false,
        reason: "ambiguous",
        question: "是哪一个？回复序号",
        choices: [
          "2026-11-27T15:00:00+08:00",
          "2026-11-28T15:00:00+08:00",
          // Every Friday and Saturday.
          "2026-11-27T15:00:00+08:00",
        ],
      },
    ],
  ])("%s", async (phrase, expected) => {
    const { code, stdout } = await when(phrase, "--json", ...monday);
    expect(JSON.parse(stdout)).toMatchObject(expected);
    expect(code).toBe(expected.ok ? 0 : 1);
  });

  test("days left out of a rule are said", async () => {
    const { stdout } = await when("每周一到周六8点，除了12月9日", "--json", ...monday);
    expect(JSON.parse(stdout)).toMatchObject({ except: { dates: ["2026-12-09"] } });
  });

  test("times carry the offset of the zone at that moment", async () => {
    const { stdout } = await when(
      "in 1 day",
      "--json",
      "--tz",
      "America/New_York",
      "--now",
      "2026-03-07T10:00:00-05:00",
    );
    expect(JSON.parse(stdout)).toMatchObject({ at: "2026-03-08T10:00:00-04:00" });
  });
});

test("--jsonl answers each line with a line, in order, whatever is in them", async () => {
  const questions = [
    { text: "明天9点", tz: "Asia/Shangai" },
    { text: "明天9点", now: "2026-11-23T10:00:00+08:00", tz: "Asia/Shanghai" },
    { text: "喝水", now: "2026-11-23T10:00:00+08:00" },
    { text: "at 3pm", now: "2026-11-23T10:00:00Z", tz: "Europe/London" },
  ];
  const { code, stdout } = await bellhop(["when", "--jsonl"], {
    cwd: repository,
    input: questions.map((question) => JSON.stringify(question)).join("\n"),
  });
  const answers = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { at?: string });
  expect(answers[0]).toMatchObject({ ok: false, why: expect.stringContaining("Asia/Shangai") });
  expect(answers.slice(1).map(({ at }) => at)).toEqual([
    "2026-11-24T09:00:00+08:00",
    undefined,
    "2026-11-23T15:00:00+00:00",
  ]);
  expect(code).toBe(1);
});

test.each([
  [["明天", "--tz", "Asia/Shangai"], /Asia\/Shangai is not a time zone/],
  [["明天", "--now", "gestern"], /gestern is not a time; write one as/],
  [[], /when what\?/],
])("%j could not be run", async (args, message) => {
  const { code, stderr } = await when(...args);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});

test("without --json it is told to people", async () => {
  const { stdout } = await when("每周一三五9点半站会", ...monday);
  expect(stdout).toBe(
    [
      "repeats    every Monday, Wednesday and Friday at 09:30",
      "           每周一、三、五 09:30",
      "next       Wed 25 Nov 09:30 (Beijing time)",
      "next       Fri 27 Nov 09:30 (Beijing time)",
      "next       Mon 30 Nov 09:30 (Beijing time)",
      "left over  站会",
      "",
    ].join("\n"),
  );
});
