import { afterEach, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
afterEach(() => home.close());

const warning = "2027 节假日尚未收录，先按周一到周五和法定固定节日算";

test.each([
  ["2026-11-30T23:59:00+08:00", "", []],
  ["2026-12-01T00:01:00+08:00", "", [warning]],
  ["2027-02-01T09:00:00+08:00", "", [warning]],
  ["2026-12-01T00:01:00+08:00", "work_calendar: weekdays", []],
])("/readyz at %s with %j is ready and warns of %j", async (now, config, warnings) => {
  home = await openHome({ now: Date.parse(now), config });
  const answer = await fetch(`${home.app.url}/readyz`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ready", problems: [], warnings });
});
