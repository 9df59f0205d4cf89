import type { Config } from "../../config/config.ts";
import { messageOf } from "../../core/errors.ts";
import { silentLog } from "../../core/log.ts";
import { createSystemClock } from "../../core/system-clock.ts";
import { createClients } from "../../outbound/client/clients.ts";
import { createHttpClient } from "../../outbound/http-client.ts";
import { bad, type Check, type Finding } from "./check.ts";

/** What one check found. */
export interface Examination {
  readonly check: string;
  readonly findings: readonly Finding[];
}

/** Runs all checks; one that fails is a finding and stops no other. */
export async function examine(
  config: Config,
  checks: readonly Check[],
): Promise<readonly Examination[]> {
  const clock = createSystemClock();
  const { hosts, robots } = config.dingtalk;
  const http = createHttpClient([hosts.oapi, hosts.api]);
  const clients = createClients({ http, hosts, robots, clock, log: silentLog });
  try {
    return await Promise.all(
      checks.map(async (check) => {
        try {
          return {
            check: check.name,
            findings: await check.run({ config, clock, http, clients }),
          };
        } catch (error) {
          const says = `could not be checked: ${messageOf(error)}`;
          return { check: check.name, findings: [bad(says, "see the message")] };
        }
      }),
    );
  } finally {
    await http.close();
  }
}
