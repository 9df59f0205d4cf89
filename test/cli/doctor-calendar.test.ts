import { expect, test } from "vitest";
import { checkWorkCalendar } from "../../src/cli/doctor/check-work-calendar.ts";
import { createHttpClient } from "../../src/outbound/http-client.ts";
import { createClients } from "../../src/outbound/client/clients.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { silentLog } from "../../src/core/log.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";

function examined(now: string) {
  const loaded = loadConfig({ path: "/nowhere/config.yaml", env: {}, readFile: () => undefined });
  if ("problems" in loaded) throw new Error("the defaults have problems");
  const { config } = loaded;
  const { hosts, robots } = config.dingtalk;
  const clock = createAdjustableClock({ startAt: Date.parse(now) });
  const http = createHttpClient([hosts.oapi, hosts.api]);
  const clients = createClients({ http, hosts, robots, clock, log: silentLog });
  return { config, clock, http, clients };
}

test.each([
  ["2026-11-30T23:59:00+08:00", ["good"]],
  ["2026-12-01T00:01:00+08:00", ["note"]],
  ["2027-12-01T00:01:00+08:00", ["note", "note"]],
])("the doctor at %s finds %j of the holidays", async (now, states) => {
  const one = examined(now);
  const findings = await checkWorkCalendar.run(one);
  await one.http.close();
  expect(findings.map(({ state }) => state)).toEqual(states);
});
