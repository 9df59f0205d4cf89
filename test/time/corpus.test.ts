import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";

// Test data of other projects, which is not part of this repository: the tests are skipped where it is absent.
const folder = new URL("../../../shared/time/", import.meta.url).pathname;
const isPresent = existsSync(`${folder}score.mjs`);

interface Score {
  readonly n: number;
  readonly exact: number;
  readonly wrong: number;
  readonly miss: number;
}

interface Report {
  readonly table: Readonly<Record<string, Score>>;
  readonly spans: number;
  readonly spansRight: number;
}

function score(files: readonly string[]): Report {
  const command = `"${process.execPath}" src/main.ts when --jsonl`;
  const paths = files.map((file) => `${folder}corpus-dev/${file}.jsonl`);
  const args = [`${folder}score.mjs`, "--json", "--cmd", command, ...paths];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as Report;
}

/** Shares in percent of the rows of some lines of the table together. */
function shares(report: Report, ...lines: readonly string[]): { exact: number; wrong: number } {
  const rows = lines.flatMap((line) => report.table[line] ?? []);
  const sum = (key: keyof Score): number => rows.reduce((total, row) => total + row[key], 0);
  return { exact: (100 * sum("exact")) / sum("n"), wrong: (100 * sum("wrong")) / sum("n") };
}

describe.skipIf(!isPresent)("phrases that other projects are tested with", () => {
  const all = isPresent
    ? readdirSync(`${folder}corpus-dev`).map((file) => file.replace(/\.jsonl$/u, ""))
    : [];
  const core = ["community-en", "chrono-en", "recurrent-en", "rrule-nlp-en"];

  test("Chinese and the rows without a time", () => {
    const report = score(all);
    const moments = shares(report, "zh instant", "zh date", "zh recurring");
    expect(moments.exact).toBeGreaterThanOrEqual(98);
    expect(moments.wrong).toBeLessThanOrEqual(0.5);
    expect(shares(report, "zh duration").exact).toBeGreaterThanOrEqual(95);
    expect(report.table["zh none"]?.wrong).toBe(0);
    // "5 days" and "15 hours 29 min" are durations in other rows.
    expect(report.table["en none"]?.wrong).toBeLessThanOrEqual(2);
    expect(report.spansRight).toBe(report.spans);
  });

  test("English of everyday use", () => {
    const { exact, wrong } = shares(score(core), ...core.map((file) => `file ${file}`));
    expect(exact).toBeGreaterThanOrEqual(95);
    expect(wrong).toBeLessThanOrEqual(1);
  });

  test("English at large: instants and dates", () => {
    const report = score(["duckling-en", "ms-en"]);
    expect(shares(report, "en instant", "en date").exact).toBeGreaterThanOrEqual(85);
  });
});
