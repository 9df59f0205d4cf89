import { Lunar } from "lunar-typescript";
import { expect, test } from "vitest";
import { solarTermDate, solarTerms } from "../../src/time/dates/solar-term.ts";

test("the solar terms of 1900 to 2100 are on the days of lunar-typescript", () => {
  const differing: string[] = [];
  let compared = 0;
  for (let year = 1900; year <= 2100; year++) {
    // The table holds the terms of one lunar year under their names; some stand in it twice, under another key.
    const table = Lunar.fromYmd(year, 6, 1).getJieQiTable();
    for (const term of solarTerms) {
      const expected = table[term];
      if (expected?.getYear() !== year) continue;
      compared++;
      const { month, day } = solarTermDate(term, year);
      if (month !== expected.getMonth() || day !== expected.getDay()) {
        differing.push(`${year} ${term}`);
      }
    }
  }
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(4600);
});
